using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>Samples of one float input, computed from their index.</summary>
internal sealed class GivenSamples(int count, string name, long[] shape, Func<int, int, float> element) : ISamples
{
    public int Count => count;

    /// <summary>Normally distributed numbers.</summary>
    public static GivenSamples Normal(int count, string name, params long[] shape) => new(count, name, shape, (sample, i) =>
    {
        var random = new Random((sample * 100_003) + i);
        return (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    });

    public IReadOnlyList<NamedTensor> Read(int index)
    {
        var tensor = new TensorBuffer<float>(shape);
        for (int i = 0; i < tensor.Data.Length; i++)
        {
            tensor.Data[i] = element(index, i);
        }

        return [new NamedTensor(name, tensor)];
    }
}
