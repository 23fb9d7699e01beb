using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// MatMul and Gemm with a constant right matrix become MatMulNBits: weights of a few bits in blocks, which stay as small in memory.
/// Products of many rows at once are left to be computed in float32, which is faster there.
/// </summary>
/// <param name="format">Of the weights, along what a product sums over.</param>
/// <param name="fit">Chooses scales and zero points.</param>
/// <param name="context">With samples, errors are made good within a row.</param>
internal sealed class BlockProductsPass(BlockFormat format, IBlockFit fit, SchemeContext context) : IModelPass
{
    // Float32 against 4 bits on x64: half the time for 1 row, the same for 16, three quarters for 48.
    private const long ManyRows = 16;

    public string Name => "BlockProducts";

    public bool Run(Model model, PassLog log)
    {
        List<Node> products = [.. Candidates(model, log)];
        if (products.Count == 0)
        {
            return false;
        }

        var emitter = new BlockProductEmitter(model, format);
        ILookup<Value, Node> byWeight = products.ToLookup(p => p.Inputs[1]!);
        foreach (IReadOnlyList<Value> part in LayerGrams.Parts(byWeight.Select(w => w.Key)))
        {
            IReadOnlyDictionary<Value, InverseFactor[]> inverses = LayerInverses.Of(model, part, context);
            foreach (Value weight in part)
            {
                BlockWeights blocks = Quantize(model, weight.Initializer!, Product.Of(byWeight[weight].First()), inverses.GetValueOrDefault(weight));
                emitter.Replace(weight, blocks, byWeight[weight]);
            }
        }

        products.ForEach(p => log.Quantized(Name, p.ToString()));
        MicrosoftDomain.Import(model);
        return true;
    }

    private IEnumerable<Node> Candidates(Model model, PassLog log)
    {
        ShapeFacts facts = ShapeInference.Run(model);
        foreach (Node node in model.Graph.AllNodes().Where(IsCandidate))
        {
            if (Decline(model, node, facts) is { } reason)
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

    private DeclineReason? Decline(Model model, Node node, ShapeFacts facts)
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
        return node.Graph != model.Graph ? DeclineReason.InSubgraph
            : tensor.Rank != 2 ? DeclineReason.NotAMatrix
            : model.Graph.Inputs.Contains(weight) ? DeclineReason.IsGraphInput
            : model.Graph.Outputs.Contains(weight) ? DeclineReason.IsGraphOutput
            : Product.Of(node).TransposesActivations ? DeclineReason.TransposedActivations
            : RowsAtLeast(facts.Find(node.Inputs[0])) >= ManyRows ? DeclineReason.ManyRows
            : weight.Uses.Any(u => !IsSameProduct(u, node)) ? DeclineReason.UsedOtherwise
            : tensor.ByteSize > int.MaxValue ? DeclineReason.TooLarge
            : Size(tensor, Product.Of(node)) >= tensor.ByteSize ? DeclineReason.TooSmall
            : !FiniteCheck.AllFinite(tensor.Elements<float>()) ? DeclineReason.NotFinite
            : null;
    }

    private long Size(Tensor tensor, Product product) => product.TransposesWeights
        ? format.Size(tensor.Dimensions[0], (int)tensor.Dimensions[1]) + BlockProductEmitter.Overhead
        : format.Size(tensor.Dimensions[1], (int)tensor.Dimensions[0]) + BlockProductEmitter.Overhead;

    // Products that read the weight the same way share its codes.
    private static bool IsSameProduct(Use use, Node node) =>
        use.Index == 1 && use.Node.Graph == node.Graph && (use.Node.Is("MatMul") || use.Node.Is("Gemm")) &&
        Product.Of(use.Node) is { TransposesActivations: false } product && product.TransposesWeights == Product.Of(node).TransposesWeights;

    private BlockWeights Quantize(Model model, Tensor tensor, Product product, InverseFactor[]? inverses)
    {
        var source = MatrixRows.Of(tensor, isTransposed: !product.TransposesWeights);
        int rowBytes = format.Blocks(source.Columns) * format.Bytes(format.BlockSize);
        var blocks = new BlockWeights(format, source.Rows, source.Columns, rowBytes, model.Allocate(checked(source.Rows * rowBytes)));
        LayerRounding.Run(source, inverses, (first, _) => new BlockGrid(blocks, first, fit), context.Cancellation);
        return blocks;
    }
    // What is no number may be 1.
    private static long RowsAtLeast(ValueFact? activations) =>
        activations?.Shape?.SkipLast(1).Aggregate(1L, (rows, d) => rows * (d.Constant ?? 1)) ?? 1;
}
