using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Fusion;

/// <summary>
/// Looks for what was written in the graph that the engine runs. Nodes lose their names when they are fused, or never had any, and
/// values of float32 between them are gone; the engine keeps the names of weights, and those of values of 8 bits.
/// </summary>
internal static class FusionCheck
{
    /// <param name="modelPath">A model of one file that the engine loads; a file lies beside it meanwhile.</param>
    /// <param name="expected">Of its layers and operators. Layers of the same weights are judged together.</param>
    /// <exception cref="Runtime.OnnxRuntimeException">The engine refuses the model, or cannot write its graph.</exception>
    /// <exception cref="ModelFormatException">The engine's graph cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<MissedFusion> Run(string modelPath, IReadOnlyList<ExpectedFusion> expected)
    {
        using Model written = ModelReader.Read(modelPath);
        using var optimized = OptimizedGraph.Of(modelPath);
        var producers = written.Graph.Nodes.SelectMany(n => n.Outputs.OfType<Value>().Select(o => (o.Name, Node: n))).ToDictionary(p => p.Name, p => p.Node);
        return [.. expected.Where(e => producers.ContainsKey(e.Output)).Select(e => Miss(e, producers[e.Output], optimized)).OfType<MissedFusion>()];
    }

    private static MissedFusion? Miss(ExpectedFusion expected, Node written, OptimizedGraph optimized) => expected.Form switch
    {
        ExpectedForm.Operator => OperatorMiss(expected.Layer, written, optimized),
        ExpectedForm.Float => FloatMiss(expected.Layer, written, optimized),
        _ => ProductMiss(expected.Layer, written, optimized),
    };

    private static MissedFusion? ProductMiss(string layer, Node written, OptimizedGraph optimized)
    {
        if (optimized.Initializer(WeightsOf(written)) is not { } weight)
        {
            return null;
        }

        IReadOnlyList<string> forms = EngineForms.Of(written);
        return ReadersOf(weight).FirstOrDefault(r => !forms.Contains(r.OpType)) is { } node ? new MissedFusion(layer, node.OpType, MissDiagnosis.Of(written, node)) : null;
    }

    // What is fused writes the value of 8 bits by itself.
    private static MissedFusion? OperatorMiss(string name, Node written, OptimizedGraph optimized) =>
        QuantizeBehind(written) is { } quantize && optimized.Producer(quantize.Outputs[0]!) is { } source && source.Is("QuantizeLinear")
            ? OperatorMiss(name, written, source, optimized)
            : null;

    private static MissedFusion OperatorMiss(string name, Node written, Node quantize, OptimizedGraph optimized)
    {
        Node? node = optimized.Producer(written.Outputs[0]!) ?? quantize.Inputs[0]!.Producer;
        return new MissedFusion(name, node?.OpType ?? written.OpType, node is null ? MissReason.Unknown : MissDiagnosis.OfOperator(written, node, quantize));
    }

    private static MissedFusion? FloatMiss(string layer, Node written, OptimizedGraph optimized) =>
        Behind(written).Select(optimized.Producer).OfType<Node>().FirstOrDefault(EngineForms.IsProduct) is { } product
            ? new MissedFusion(layer, product.OpType, MissReason.KeptFloat)
            : null;

    private static Node? QuantizeBehind(Node written) => Behind(written).Select(v => v.Producer!).FirstOrDefault(p => p.Is("QuantizeLinear"));

    // The values that may be the result of what the node is fused to: its own, and those behind clamps, its bias and QuantizeLinear.
    private static IEnumerable<Value> Behind(Node node)
    {
        while (true)
        {
            Value result = node.Outputs[0]!;
            yield return result;
            if (node.Is("QuantizeLinear") || result.Uses is not [{ Node: { OpType: "Relu" or "Clip" or "Add" or "QuantizeLinear" } next }])
            {
                yield break;
            }

            node = next;
        }
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
