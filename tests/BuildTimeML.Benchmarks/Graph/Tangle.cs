using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Benchmarks.Graph;

/// <summary>What simplification takes out of a generated model again.</summary>
internal static class Tangle
{
    private const int Period = 16;

    /// <summary>Puts nothing or a node or two after a product.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="value">What the product gives.</param>
    /// <param name="index">Of the product.</param>
    /// <param name="channels">Its columns.</param>
    /// <returns>What goes on.</returns>
    public static Value Add(ModelGraph graph, Value value, int index, int channels)
    {
        var result = new Value($"t{index:00}");
        Value Numbers(string name, float number) => graph.AddInitializer(
            new Value($"{name}{index:00}"), Tensor.Of(ElementType.Float32, [channels], Enumerable.Range(0, channels).Select(c => number + (c % 7 / 8f)).ToArray()));
        switch (index % Period)
        {
            case 0 or 8:
                graph.Add(new Node("Identity", [value], [result]));
                return result;
            case 2:
                graph.Add(new Node("BatchNormalization", [value, Numbers("gamma", 1), Numbers("beta", 0), Numbers("mean", 0), Numbers("variance", 1)], [result]));
                return result;
            case 6:
                graph.Add(new Node("Mul", [value, Numbers("factor", 0.5f)], [result]));
                return result;
            case 10:
                var bias = new Value($"bias{index:00}");
                graph.Add(new Node("Mul", [Numbers("left", 1), Numbers("right", 2)], [bias]));
                graph.Add(new Node("Add", [value, bias], [result]));
                return result;
            default:
                return value;
        }
    }
}
