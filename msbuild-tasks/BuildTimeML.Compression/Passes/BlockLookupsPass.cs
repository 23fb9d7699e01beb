using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Gather of entries of a constant table becomes GatherBlockQuantized, which makes float32 only of the entries that it picks.</summary>
/// <param name="format">Of the table's entries, along their last axis.</param>
/// <param name="fit">Chooses scales and zero points.</param>
/// <param name="context">What is to stay in float32, and what ends the work.</param>
internal sealed class BlockLookupsPass(BlockFormat format, IBlockFit fit, SchemeContext context) : IModelPass
{
    private const long Overhead = 300;

    public string Name => "BlockLookups";

    public bool Run(Model model, PassLog log)
    {
        var names = new NameScope(model);
        bool modified = false;
        foreach (Value table in model.Graph.Initializers.ToArray())
        {
            if (table.Initializer is not { ElementType: ElementType.Float32 } || !table.Uses.Any(u => u.Node.Is("Gather") && u.Index == 0))
            {
                continue;
            }

            if (Decline(model, table) is { } reason)
            {
                log.Decline(Name, table.Name, reason);
                continue;
            }

            log.Quantized(Name, table.Name);
            Replace(model, table, names);
            modified = true;
        }

        if (modified)
        {
            MicrosoftDomain.Import(model);
        }

        return modified;
    }

    private DeclineReason? Decline(Model model, Value table)
    {
        Tensor tensor = table.Initializer!;
        return context.KeptFloat.Contains(table.Name) || table.Uses.Any(u => context.KeptFloat.Contains(u.Node.ToString())) ? DeclineReason.KeptFloat
            : table.Uses.Any(u => !u.Node.Is("Gather") || u.Index != 0) ? DeclineReason.UsedOtherwise
            : table.Uses.Any(u => u.Node.Graph != model.Graph) ? DeclineReason.InSubgraph
            : table.Uses.Any(u => (u.Node.Attribute("axis")?.Int ?? 0) != 0) ? DeclineReason.OtherAttributes
            : tensor.Rank < 2 ? DeclineReason.NotAMatrix
            : tensor.Dimensions[^1] * format.Bits % 8 != 0 ? DeclineReason.NotWholeBytes
            : model.Graph.Inputs.Contains(table) ? DeclineReason.IsGraphInput
            : model.Graph.Outputs.Contains(table) ? DeclineReason.IsGraphOutput
            : tensor.ByteSize > int.MaxValue ? DeclineReason.TooLarge
            : format.Size(tensor.ElementCount / tensor.Dimensions[^1], (int)tensor.Dimensions[^1]) + Overhead >= tensor.ByteSize ? DeclineReason.TooSmall
            : !FiniteCheck.AllFinite(tensor.Elements<float>()) ? DeclineReason.NotFinite
            : null;
    }

    private void Replace(Model model, Value table, NameScope names)
    {
        ModelGraph graph = model.Graph;
        Tensor tensor = table.Initializer!;
        BlockWeights blocks = Quantize(model, tensor);
        ReadOnlySpan<long> entries = tensor.Dimensions[..^1];
        Value codes = graph.AddInitializer(New("q"), new Tensor(ElementType.UInt8, [.. entries, blocks.RowBytes], blocks.Data));
        Value scales = graph.AddInitializer(New("scale"), Tensor.Of(ElementType.Float32, [.. entries, blocks.Blocks], blocks.Scales));
        Value zeroPoints = graph.AddInitializer(New("zero"), Tensor.Of(ElementType.UInt8, [.. entries, format.Bytes(blocks.Blocks)], blocks.PackedZeroPoints(blocks.Blocks)));
        foreach (Node gather in table.Uses.Select(u => u.Node).ToArray())
        {
            (Value indices, Value output) = (gather.Inputs[1]!, gather.Outputs[0]!);
            int index = graph.Remove(gather);
            graph.Insert(index, [new Node("GatherBlockQuantized", [codes, indices, scales, zeroPoints], [output])
            {
                Name = gather.Name,
                Domain = MicrosoftDomain.Name,
                Attributes =
                [
                    NodeAttribute.Of("gather_axis", 0L),
                    NodeAttribute.Of("quantize_axis", tensor.Rank - 1L),
                    NodeAttribute.Of("bits", (long)format.Bits),
                    NodeAttribute.Of("block_size", (long)format.BlockSize),
                ],
            }]);
        }

        graph.RemoveInitializer(table);

        Value New(string suffix) => new(names.Unique($"{table.Name}.{suffix}"));
    }

    private BlockWeights Quantize(Model model, Tensor tensor)
    {
        int columns = (int)tensor.Dimensions[^1];
        int rows = (int)(tensor.ElementCount / columns);
        var blocks = new BlockWeights(format, rows, columns, format.Bytes(columns), model.Allocate(rows * format.Bytes(columns)));
        LayerRounding.Run(new MatrixRows(tensor.Data, rows, columns, transposed: false), inverses: null, (first, _) => new BlockGrid(blocks, first, fit), context.Cancellation);
        return blocks;
    }
}
