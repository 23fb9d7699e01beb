using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>Samples in files: for each input its own, or files that hold all inputs.</summary>
internal sealed class FileSamples : ISamples, IDisposable
{
    private readonly IReadOnlyList<SampleFiles> _files;
    private readonly SampleTensor[] _tensors;

    /// <param name="inputs">In the model's order.</param>
    /// <param name="files">One for each input, in that order, or one for all of them. Disposed with this.</param>
    /// <exception cref="DataFileException">The inputs have different numbers of samples.</exception>
    public FileSamples(IReadOnlyList<DataInput> inputs, IReadOnlyList<SampleFiles> files)
    {
        _files = files;
        _tensors = [.. inputs.Select(i => new SampleTensor(i))];
        for (int i = 1; i < files.Count; i++)
        {
            if (files[i].Count != files[0].Count)
            {
                throw new DataFileException(
                    inputs[i].Signature.Name, $"there are {files[i].Count} samples for this input and {files[0].Count} for '{inputs[0].Signature.Name}'");
            }
        }
    }

    public int Count => _files[0].Count;

    /// <inheritdoc/>
    /// <exception cref="DataFileException">The sample cannot be read.</exception>
    public IReadOnlyList<NamedTensor> Read(int index)
    {
        NumberArray[] numbers = [.. _files.SelectMany(f => f.Read(index))];
        return SampleFiles.Guard(_files[0].FileOf(index), () => numbers.Zip(_tensors, (n, t) => t.Fill(n)).ToArray());
    }

    public void Dispose()
    {
        foreach (SampleFiles files in _files)
        {
            files.Dispose();
        }

        foreach (SampleTensor tensor in _tensors)
        {
            tensor.Dispose();
        }
    }
}
