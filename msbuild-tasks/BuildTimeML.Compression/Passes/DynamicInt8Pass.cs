using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// MatMul and Gemm with a constant right matrix become DynamicQuantizeLinear -> MatMulInteger -> Cast -> Mul(scales) [-> Add],
/// which the engine fuses into one DynamicQuantizeMatMul; products of the same activations share their DynamicQuantizeLinear
/// and become a MatMulIntegerToFloat each. (The engine merges equal ones anyway, and that is no slower than one per product.)
/// </summary>
/// <param name="scales">How many of them a weight gets.</param>
/// <param name="context">With samples, the weights of a product make good each other's errors.</param>
internal sealed class DynamicInt8Pass(ScaleChoice scales, SchemeContext context) : IModelPass
{
    /// <summary>The version that DynamicQuantizeLinear came with.</summary>
    public const int MinimumOpset = 11;

    public string Name => "DynamicInt8";

    public bool Run(Model model, PassLog log)
    {
        Node[] products = [.. Products(model, log)];
        var small = products.Where(p => p.Inputs[1]!.Initializer!.ElementCount < LargeWeights.From)
            .DistinctBy(p => p.Inputs[1]).ToDictionary(p => p.Inputs[1]!, p => Product.Of(p).TransposesWeights);
        var emitter = new DynamicProductEmitter(model, new NameScope(model), new ProductWeights(scales, context).Quantize(model, small), context.Cancellation);
        foreach (Node product in products)
        {
            string layer = product.ToString();
            log.Fuses(Name, layer, emitter.Replace(product).Name);
        }

        emitter.RemoveUnusedWeights();
        return products.Length > 0;
    }

    private IEnumerable<Node> Products(Model model, PassLog log)
    {
        foreach (Node node in model.Graph.AllNodes().Where(IsCandidate))
        {
            if (Decline(model, node) is { } reason)
            {
                log.Decline(Name, node.ToString(), reason);
            }
            else
            {
                yield return node;
            }
        }
    }

    private static bool IsCandidate(Node node) =>
        (node.Is("MatMul") || node.Is("Gemm")) && (IsFloat(node.Input(0)) || IsFloat(node.Input(1)));

    private static bool IsFloat(Value? value) => value?.Initializer is { ElementType: ElementType.Float32 };

    private DeclineReason? Decline(Model model, Node node)
    {
        if (context.KeptFloat.Contains(node.ToString()))
        {
            return DeclineReason.KeptFloat;
        }

        if (!IsFloat(node.Input(1)))
        {
            return DeclineReason.LeftFactor;
        }

        Value weight = node.Inputs[1]!;
        Tensor tensor = weight.Initializer!;
        return model.OpsetVersion() < MinimumOpset ? DeclineReason.OpsetTooOld
            : node.Graph != model.Graph ? DeclineReason.InSubgraph
            : tensor.Rank != 2 ? DeclineReason.NotAMatrix
            : model.Graph.Inputs.Contains(weight) ? DeclineReason.IsGraphInput
            : model.Graph.Outputs.Contains(weight) ? DeclineReason.IsGraphOutput
            : Product.Of(node).TransposesActivations ? DeclineReason.TransposedActivations
            : weight.Uses.Any(u => !IsSameProduct(u, node)) ? DeclineReason.UsedOtherwise
            : tensor.ByteSize > int.MaxValue ? DeclineReason.TooLarge
            : DynamicProductEmitter.SizeOf(tensor) >= tensor.ByteSize ? DeclineReason.TooSmall
            : !FiniteCheck.AllFinite(tensor.Elements<float>()) ? DeclineReason.NotFinite
            : null;
    }

    // Products that read the weight the same way share its bytes.
    private static bool IsSameProduct(Use use, Node node) =>
        use.Index == 1 && use.Node.Graph == node.Graph && (use.Node.Is("MatMul") || use.Node.Is("Gemm")) &&
        Product.Of(use.Node) is { TransposesActivations: false } product && product.TransposesWeights == Product.Of(node).TransposesWeights;
}
