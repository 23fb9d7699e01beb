using BuildTimeML.Compression.Data.Arrays;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>NumPy's .npy: an array.</summary>
internal sealed class NpyFormat : IDataFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".npy"];

    public bool HoldsAllInputs => false;

    public IDataFile Open(string path, IReadOnlyList<DataInput> inputs)
    {
        FileStream stream = File.OpenRead(path);
        try
        {
            return new ArrayFile([(inputs[0], new NpyArray(stream))]);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
