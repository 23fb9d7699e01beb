using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>Samples for a model with one input of floats, which lie in memory.</summary>
internal sealed class ArraySamples(string input, long[] shape, params IReadOnlyList<float[]> samples) : ISamples
{
    public int Count => samples.Count;

    public Action<int>? Reads { get; set; }

    public IReadOnlyList<NamedTensor> Read(int index)
    {
        Reads?.Invoke(index);
        var tensor = new TensorBuffer<float>(shape);
        samples[index].CopyTo(tensor.Data);
        return [new NamedTensor(input, tensor)];
    }

    /// <summary>Of normally distributed numbers.</summary>
    public static ArraySamples Normal(string input, long[] shape, int count, int seed = 1)
    {
        var random = new Random(seed);
        return new ArraySamples(input, shape, [.. Enumerable.Range(0, count).Select(_ => Normal(random, (int)Graph.Ir.Shape.ElementCount(shape)))]);
    }

    public static float[] Normal(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
}
