using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training.Batches;

/// <summary>The inputs of a model, as samples give them.</summary>
internal sealed class SampleRows : IRowSource
{
    private readonly string _name;
    private readonly ISamples _samples;

    /// <param name="name">The model's name, for messages.</param>
    /// <param name="samples">At least one.</param>
    public SampleRows(string name, ISamples samples)
    {
        (_name, _samples) = (name, samples);
        Layouts = [.. samples.Read(0).Select(t => new RowLayout(t.Name, (Manifest.ElementType)t.Tensor.ElementType, t.Tensor.Shape.ToArray()))];
    }

    public IReadOnlyList<RowLayout> Layouts { get; }

    public int Count => _samples.Count;

    /// <exception cref="BuildErrorException">A sample has another shape than the first one.</exception>
    public void Read(ReadOnlySpan<int> samples, ReadOnlySpan<ModelTensor> tensors, CancellationToken cancellation)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            IReadOnlyList<NamedTensor> inputs = _samples.Read(samples[i]);
            for (int input = 0; input < inputs.Count; input++)
            {
                Copy(inputs[input].Tensor, TensorBytes.Of(tensors[input]), i, samples[i], Layouts[input]);
            }
        }
    }

    private void Copy(ModelTensor from, Span<byte> to, int place, int sample, RowLayout layout)
    {
        if (!from.Shape.SequenceEqual([.. layout.Shape]))
        {
            throw new BuildErrorException(BuildErrors.TrainingSamplesDiffer.With(_name, sample + 1, layout.Input, Shape.Describe(from.Shape), Shape.Describe([.. layout.Shape])));
        }

        TensorBytes.Of(from).CopyTo(to[(int)(place * layout.Bytes)..]);
    }
}
