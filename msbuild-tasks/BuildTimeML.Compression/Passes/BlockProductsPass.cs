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
/// <param name="inverses">The inverse factor of the inputs that a weight is multiplied with; null where that is not known.</param>
/// <param name="cancellation">Ends the work between rows.</param>
internal sealed class BlockProductsPass(BlockFormat format, IBlockFit fit, Func<Value, InverseFactor?> inverses, CancellationToken cancellation) : IModelPass
{
    // Float32 against 4 bits on x64: half the time for 1 row, the same for 16, three quarters for 48.
    private const long ManyRows = 16;

    public string Name => "BlockProducts";

    public bool Run(Model model, PassLog log)
    {
        var emitter = new BlockProductEmitter(model, format, (weight, product) => Quantize(model, weight, product));
        ShapeFacts facts = ShapeInference.Run(model);
        bool modified = false;
        foreach (Node node in model.Graph.AllNodes().Where(IsCandidate).ToArray())
        {
            if (Decline(model, node, facts) is { } reason)
            {
                log.Decline(Name, node.ToString(), reason);
                continue;
            }

            log.Done(Name, node.ToString());
            emitter.Replace(node);
            modified = true;
        }

        if (modified)
        {
            emitter.RemoveUnusedWeights();
            MicrosoftDomain.Import(model);
        }

        return modified;
    }

    private static bool IsCandidate(Node node) =>
        (node.Is("MatMul") || node.Is("Gemm")) && (IsFloat(node.Input(0)) || IsFloat(node.Input(1)));

    private static bool IsFloat(Value? value) => value?.Initializer is { ElementType: ElementType.Float32 };

    private DeclineReason? Decline(Model model, Node node, ShapeFacts facts)
    {
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

    private BlockWeights Quantize(Model model, Value weight, Product product)
    {
        Tensor tensor = weight.Initializer!;
        (int rows, int columns) = ((int)tensor.Dimensions[0], (int)tensor.Dimensions[1]);
        var source = product.TransposesWeights
            ? new MatrixRows(tensor.Data, rows, columns, transposed: false)
            : new MatrixRows(tensor.Data, columns, rows, transposed: true);
        int rowBytes = format.Blocks(source.Columns) * format.Bytes(format.BlockSize);
        var blocks = new BlockWeights(format, source.Rows, source.Columns, rowBytes, model.Allocate(checked(source.Rows * rowBytes)));
        BlockQuantizer.Quantize(source, inverses(weight), fit, blocks, cancellation);
        return blocks;
    }
    // What is no number may be 1.
    private static long RowsAtLeast(ValueFact? activations) =>
        activations?.Shape?.SkipLast(1).Aggregate(1L, (rows, d) => rows * (d.Constant ?? 1)) ?? 1;
}
