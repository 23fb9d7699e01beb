using System.Text;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// float32 weights become uint4 in blocks, with scales and zero points: Cast -> Sub -> Mul, and Transpose or Reshape, which ends in
/// the name that the weight had, so that whatever uses it stays as it is. The engine folds them all when it loads the model. A model
/// that is too old for uint4 is upgraded first.
/// </summary>
/// <param name="blockSize">About the size of the blocks.</param>
/// <param name="fit">Chooses scales and zero points.</param>
/// <param name="context">With samples, errors are made good within a row.</param>
internal sealed class BlockStoragePass(int blockSize, IBlockFit fit, SchemeContext context) : IModelPass
{
    // The versions from which on Cast takes uint4, and files can hold it.
    private const int MinimumOpset = 21;
    private const int MinimumIrVersion = 10;
    private const int Bits = 4;

    public string Name => "BlockStorage";

    public bool Run(Model model, PassLog log)
    {
        List<(Value Weight, WeightUse Use)> weights = [.. Candidates(model, log)];
        if (weights.Count == 0 || !Upgrade(model, log, weights))
        {
            return false;
        }

        var uses = weights.ToDictionary(w => w.Weight, w => w.Use);
        StoredWeights.Replace(
            model, uses.Keys, context,
            (weight, inverses, names) => Replace(model, weight, IsTransposed(weight.Initializer!, uses[weight]), inverses, names), weight => log.Quantized(Name, weight.Name));
        return true;
    }

    private IEnumerable<(Value Weight, WeightUse Use)> Candidates(Model model, PassLog log)
    {
        foreach (Value weight in model.Graph.Initializers)
        {
            if (weight.Initializer is not { ElementType: ElementType.Float32 } tensor || WeightUse.FirstOf(weight, tensor.Rank) is not { } use)
            {
                continue;
            }

            if (Decline(model.Graph, weight, tensor, use) is { } reason)
            {
                log.Decline(Name, weight.Name, reason);
            }
            else
            {
                yield return (weight, use);
            }
        }
    }

    private bool Upgrade(Model model, PassLog log, List<(Value Weight, WeightUse Use)> weights)
    {
        if (OpsetUpgrade.Run(model, MinimumOpset) is { } stop)
        {
            log.Stop(stop);
            weights.ForEach(w => log.Decline(Name, w.Weight.Name, DeclineReason.OpsetTooOld));
            return false;
        }

        model.IrVersion = Math.Max(model.IrVersion, MinimumIrVersion);
        return true;
    }

    // A row is what makes one output, where that can be had by a transposition at most.
    private static bool IsTransposed(Tensor tensor, WeightUse use) => tensor.Rank == 2 && use.ChannelAxis == 1;

    private DeclineReason? Decline(ModelGraph graph, Value weight, Tensor tensor, WeightUse use)
    {
        if (context.KeptFloat.Contains(weight.Name) || weight.Uses.Any(u => context.KeptFloat.Contains(u.Node.ToString())))
        {
            return DeclineReason.KeptFloat;
        }

        if (tensor.Rank < 2 || tensor.ElementCount == 0)
        {
            return DeclineReason.NotAMatrix;
        }

        if (tensor.ByteSize > int.MaxValue)
        {
            return DeclineReason.TooLarge;
        }

        MatrixRows rows = MatrixRows.Of(tensor, IsTransposed(tensor, use));
        return graph.Inputs.Contains(weight) ? DeclineReason.IsGraphInput
            : graph.Outputs.Contains(weight) ? DeclineReason.IsGraphOutput
            : rows.Columns % 2 != 0 ? DeclineReason.NotWholeBytes
            : FormatOf(rows) is not { } format ? DeclineReason.NoBlocks
            : Size(weight, rows, format) >= tensor.ElementCount ? DeclineReason.TooSmall
            : !FiniteCheck.AllFinite(tensor.Elements<float>()) ? DeclineReason.NotFinite
            : null;
    }

    // Blocks divide the rows evenly and are at least half and at most twice as large as asked for, as near to it as can be.
    private BlockFormat? FormatOf(MatrixRows rows)
    {
        int best = 0;
        for (int size = blockSize / 2; size <= Math.Min(2 * blockSize, rows.Columns); size++)
        {
            if (rows.Columns % size == 0 && (best == 0 || Distance(size) < Distance(best)))
            {
                best = size;
            }
        }

        return best == 0 ? null : new BlockFormat(Bits, best);

        double Distance(int size) => Math.Abs(Math.Log2((double)size / blockSize));
    }

    // What the file grows by: codes, scales and zero points, five nodes and the names, which repeat the weight's eighteen times.
    private static long Size(Value weight, MatrixRows rows, BlockFormat format) =>
        format.Size(rows.Rows, rows.Columns) + (18 * Encoding.UTF8.GetByteCount(weight.Name)) + 400;

    private Node[] Replace(Model model, Value weight, bool isTransposed, InverseFactor[]? inverses, NameScope names)
    {
        ModelGraph graph = model.Graph;
        Tensor tensor = weight.Initializer!;
        MatrixRows rows = MatrixRows.Of(tensor, isTransposed);
        BlockFormat format = FormatOf(rows)!.Value;
        BlockWeights blocks = Quantize(model, rows, inverses, format);
        long[] perBlock = [rows.Rows, blocks.Blocks, 1];
        Value codes = graph.AddInitializer(New("q4"), new Tensor(ElementType.UInt4, [rows.Rows, blocks.Blocks, format.BlockSize], blocks.Data));
        Value zeroPoints = graph.AddInitializer(New("zero"), Tensor.Of(ElementType.UInt4, perBlock, blocks.PackedZeroPoints(blocks.ZeroPoints.Length)));
        Value scales = graph.AddInitializer(New("scale"), Tensor.Of(ElementType.Float32, perBlock, blocks.Scales));
        long[] shape = isTransposed ? [rows.Rows, rows.Columns] : tensor.Dimensions.ToArray();
        Value dimensions = graph.AddInitializer(New("shape"), Tensor.Of(ElementType.Int64, [shape.Length], shape));
        graph.RemoveInitializer(weight);
        (Value code, Value zero, Value steps, Value scaled) = (New("code"), New("z"), New("steps"), New("scaled"));
        Value shaped = isTransposed ? New("rows") : weight;
        Node[] nodes =
        [
            new Node("Cast", [codes], [code]) { Attributes = [NodeAttribute.Of("to", (long)ElementType.Float32)] },
            new Node("Cast", [zeroPoints], [zero]) { Attributes = [NodeAttribute.Of("to", (long)ElementType.Float32)] },
            new Node("Sub", [code, zero], [steps]),
            new Node("Mul", [steps, scales], [scaled]),
            new Node("Reshape", [scaled, dimensions], [shaped]),
        ];
        return isTransposed ? [.. nodes, new Node("Transpose", [shaped], [weight])] : nodes;

        Value New(string suffix) => new(names.Unique($"{weight.Name}.{suffix}"));
    }

    private BlockWeights Quantize(Model model, MatrixRows rows, InverseFactor[]? inverses, BlockFormat format)
    {
        int rowBytes = format.Bytes(rows.Columns);
        var blocks = new BlockWeights(format, rows.Rows, rows.Columns, rowBytes, model.Allocate(checked(rows.Rows * rowBytes)));
        LayerRounding.Run(rows, inverses, (first, _) => new BlockGrid(blocks, first, fit), context.Cancellation);
        return blocks;
    }
}
