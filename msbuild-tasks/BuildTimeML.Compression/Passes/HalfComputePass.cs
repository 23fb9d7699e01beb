using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// The operators of <see cref="HalfOperators"/> compute in float16, with their constants in float16 too; inputs and outputs of the
/// model keep their types. With samples, operators that are given or give numbers near the end of the range stay in float32.
/// </summary>
/// <param name="context">The layers that stay in float32, and the samples.</param>
internal sealed class HalfComputePass(SchemeContext context) : IModelPass
{
    // The range ends at 65,504; other samples may give twice as much.
    private const float LargestNumber = 3e4f;

    public string Name => "HalfCompute";

    public bool Run(Model model, PassLog log)
    {
        ShapeFacts facts = ShapeInference.Run(model);
        List<HalfNode> nodes = [.. model.Graph.Nodes.Select(n => HalfNode.Of(n, facts)).OfType<HalfNode>()];
        IReadOnlyDictionary<string, LargestMagnitude> magnitudes = Magnitudes(model, nodes);
        nodes.RemoveAll(n => IsDeclined(n, magnitudes, log));
        foreach (HalfNode node in nodes)
        {
            log.Quantized(Name, node.Node.ToString());
        }

        new HalfComputeEmitter(model).Rewrite(nodes);
        return nodes.Count > 0;
    }

    private bool IsDeclined(HalfNode node, IReadOnlyDictionary<string, LargestMagnitude> magnitudes, PassLog log)
    {
        DeclineReason? reason = context.KeptFloat.Contains(node.Node.ToString()) ? DeclineReason.KeptFloat
            : node.Values.Any(v => magnitudes.TryGetValue(v.Name, out LargestMagnitude? largest) && largest.Value > LargestNumber) ? DeclineReason.OutOfRange
            : null;
        if (reason is { } why)
        {
            log.Decline(Name, node.Node.ToString(), why);
        }

        return reason is not null;
    }

    private IReadOnlyDictionary<string, LargestMagnitude> Magnitudes(Model model, List<HalfNode> nodes)
    {
        string[] values = [.. nodes.SelectMany(n => n.Values).Where(v => v.Initializer is null).Select(v => v.Name).Distinct()];
        return context.Samples is not { } samples || values.Length == 0
            ? new Dictionary<string, LargestMagnitude>()
            : Statistics.Of(model, samples, values, _ => new LargestMagnitude(), context.CalibrationProgress, context.Cancellation);
    }
}
