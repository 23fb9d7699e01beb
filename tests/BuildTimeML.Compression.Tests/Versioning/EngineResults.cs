using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Versioning;

/// <summary>Runs models as they are written, without rewriting them, and compares what they give.</summary>
internal static class EngineResults
{
    /// <summary>Outputs of all element types that the engine shows to .NET, on the same seeded inputs.</summary>
    public static List<Result> Run(ReadOnlySpan<byte> model, GraphOptimization optimization = GraphOptimization.None, int seed = 0)
    {
        using var session = ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1, Optimization = optimization });
        NamedTensor[] inputs = SyntheticInputs.Create(session.Inputs, []);
        Shift(inputs, seed);
        NamedTensor[] outputs = [.. session.Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))];
        using var call = new ModelCall(session, inputs, outputs);
        call.Run();
        return [.. outputs.Select(o => Result.Of(o.Name, (EngineOutput)o.Tensor))];
    }

    /// <param name="expected">Of the reference.</param>
    /// <param name="actual">Of the other model.</param>
    /// <param name="tolerance">Relative to the largest finite number of the output; 0 for not at all.</param>
    public static void AssertClose(List<Result> expected, List<Result> actual, double tolerance)
    {
        Assert.Equal(expected.Select(e => (e.Name, e.Type, string.Join(",", e.Shape))), actual.Select(a => (a.Name, a.Type, string.Join(",", a.Shape))));
        foreach ((Result one, Result other) in expected.Zip(actual))
        {
            double largest = one.Numbers.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
            for (int i = 0; i < one.Numbers.Length; i++)
            {
                bool same = one.Numbers[i].Equals(other.Numbers[i]) || Math.Abs(one.Numbers[i] - other.Numbers[i]) <= tolerance * largest;
                Assert.True(same, $"element {i} of '{one.Name}' is {other.Numbers[i]}, not {one.Numbers[i]}");
            }
        }
    }

    // The same distribution, but other numbers for each seed.
    private static void Shift(NamedTensor[] inputs, int seed)
    {
        var random = new Random(seed);
        foreach (TensorBuffer<float> tensor in inputs.Select(i => i.Tensor).OfType<TensorBuffer<float>>().Where(_ => seed != 0))
        {
            random.Shuffle(tensor.Data);
        }
    }
}

internal sealed record Result(string Name, ElementType Type, long[] Shape, double[] Numbers)
{
    public static Result Of(string name, EngineOutput output) => new(name, output.ElementType, output.Shape.ToArray(), output.ElementType switch
    {
        ElementType.Float32 => Read<float>(output, v => v),
        ElementType.Float64 => Read<double>(output, v => v),
        ElementType.Float16 => Read<Half>(output, v => (double)v),
        ElementType.Int64 => Read<long>(output, v => v),
        ElementType.Int32 => Read<int>(output, v => v),
        ElementType.Int16 => Read<short>(output, v => v),
        ElementType.Int8 => Read<sbyte>(output, v => v),
        ElementType.UInt64 => Read<ulong>(output, v => v),
        ElementType.UInt32 => Read<uint>(output, v => v),
        ElementType.UInt16 => Read<ushort>(output, v => v),
        ElementType.UInt8 => Read<byte>(output, v => v),
        ElementType.Bool => Read<bool>(output, v => v ? 1 : 0),
        _ => [],
    });

    private static double[] Read<T>(EngineOutput output, Converter<T, double> convert)
        where T : unmanaged => Array.ConvertAll(output.View<T>().Data.ToArray(), convert);
}
