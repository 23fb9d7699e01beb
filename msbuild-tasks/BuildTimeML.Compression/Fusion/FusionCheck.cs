using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Fusion;

/// <summary>
/// Looks for the layers of 8 bits in the graph that the engine runs. They are found by their weights, whose names it keeps: nodes
/// lose their names when they are fused, or never had any, and values between them are gone.
/// </summary>
internal static class FusionCheck
{
    /// <param name="modelPath">A model of one file that the engine loads; a file lies beside it meanwhile.</param>
    /// <param name="expected">Its layers of 8 bits. Those of the same weights are judged together.</param>
    /// <exception cref="Runtime.OnnxRuntimeException">The engine refuses the model, or cannot write its graph.</exception>
    /// <exception cref="ModelFormatException">The engine's graph cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<MissedFusion> Run(string modelPath, IReadOnlyList<ExpectedFusion> expected)
    {
        using Model written = ModelReader.Read(modelPath);
        using var optimized = OptimizedGraph.Of(modelPath);
        var producers = written.Graph.Nodes.SelectMany(n => n.Outputs.OfType<Value>().Select(o => (o.Name, Node: n))).ToDictionary(p => p.Name, p => p.Node);
        var weights = optimized.Graph.Initializers.ToDictionary(i => i.Name);
        return [.. expected.Where(e => producers.ContainsKey(e.Output)).Select(e => Miss(e.Layer, producers[e.Output], weights)).OfType<MissedFusion>()];
    }

    private static MissedFusion? Miss(string layer, Node written, Dictionary<string, Value> weights)
    {
        if (!weights.TryGetValue(WeightsOf(written), out Value? weight))
        {
            return null;
        }

        IReadOnlyList<string> forms = EngineForms.Of(written);
        return ReadersOf(weight).FirstOrDefault(r => !forms.Contains(r.OpType)) is { } node ? new MissedFusion(layer, node.OpType, MissDiagnosis.Of(written, node)) : null;
    }

    private static string WeightsOf(Node written)
    {
        Value weight = written.Inputs[1]!;
        return weight.Producer is { } dequantize && dequantize.Is("DequantizeLinear") ? dequantize.Inputs[0]!.Name : weight.Name;
    }

    // Where the engine leaves a layer in float32, it makes float32 of the weights before.
    private static IEnumerable<Node> ReadersOf(Value weight) =>
        weight.Uses.SelectMany(u => u.Node.Is("DequantizeLinear") ? u.Node.Outputs[0]!.Uses.Select(d => d.Node) : [u.Node]);
}
