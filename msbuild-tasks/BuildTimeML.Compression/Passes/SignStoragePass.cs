using System.Text;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Quantization.Signs;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// float32 weights of layers become signs by a scale per output, in packed digits: Cast -> Div -> Mod takes the digits out, Cast -> Sub -> Mul makes
/// weights of them, which end in the name that the weight had, so that whatever uses it stays as it is. The engine folds them all when it
/// loads the model. The first layer and the last stay as they are: they are small, and the rest depends on them most.
/// </summary>
/// <param name="format">Whether zero is a weight, too.</param>
/// <param name="context">With samples, errors are made good within a row.</param>
internal sealed class SignStoragePass(SignFormat format, SchemeContext context) : IModelPass
{
    // From here on Div, Mod and Reshape are as they are used here.
    private const int MinimumOpset = 13;

    public string Name => format.HasZero ? "TernaryStorage" : "BinaryStorage";

    public bool Run(Model model, PassLog log)
    {
        Dictionary<Value, bool> weights = Candidates(model, log).ToDictionary(w => w.Weight, w => w.IsTransposed);
        if (weights.Count == 0)
        {
            return false;
        }

        if (OpsetUpgrade.Run(model, MinimumOpset) is { } stop)
        {
            log.Stop(stop);
            weights.Keys.ToList().ForEach(w => log.Decline(Name, w.Name, DeclineReason.OpsetTooOld));
            return false;
        }

        StoredWeights.Replace(
            model, weights.Keys, context, (weight, inverses, names) => Replace(model, weight, weights[weight], inverses, names), weight => log.Quantized(Name, weight.Name));
        return true;
    }

    private IEnumerable<(Value Weight, bool IsTransposed)> Candidates(Model model, PassLog log)
    {
        HashSet<Node> ends = Ends(model.Graph);
        foreach (Value weight in model.Graph.Initializers)
        {
            if (weight.Initializer is not { ElementType: ElementType.Float32, Rank: > 1 } tensor
                || WeightUse.FirstOf(weight, tensor.Rank) is not { ChannelAxis: not null, Node.OpType: "Conv" or "Gemm" or "MatMul" } use)
            {
                continue;
            }

            if (Decline(model.Graph, weight, tensor, use, ends) is { } reason)
            {
                log.Decline(Name, weight.Name, reason);
            }
            else
            {
                yield return (weight, use.ChannelAxis == 1);
            }
        }
    }

    private static HashSet<Node> Ends(ModelGraph graph)
    {
        Node[] layers = [.. graph.Nodes.Where(n => n.Domain.Length == 0 && n.OpType is "Conv" or "Gemm" or "MatMul" && n.Input(1)?.Initializer is { ElementType: ElementType.Float32 })];
        return layers.Length > 2 ? [layers[0], layers[^1]] : [];
    }

    private DeclineReason? Decline(ModelGraph graph, Value weight, Tensor tensor, WeightUse use, HashSet<Node> ends) =>
        context.KeptFloat.Contains(weight.Name) || weight.Uses.Any(u => context.KeptFloat.Contains(u.Node.ToString())) ? DeclineReason.KeptFloat
        : weight.Uses.Any(u => ends.Contains(u.Node)) ? DeclineReason.IsFirstOrLast
        : tensor.ByteSize > int.MaxValue ? DeclineReason.TooLarge
        : graph.Inputs.Contains(weight) ? DeclineReason.IsGraphInput
        : graph.Outputs.Contains(weight) ? DeclineReason.IsGraphOutput
        : use.Node.Input(0) == weight ? DeclineReason.LeftFactor
        : use.ChannelAxis > 0 && tensor.Rank != 2 ? DeclineReason.NotAMatrix
        : Size(weight, tensor, use.ChannelAxis!.Value) >= tensor.ElementCount ? DeclineReason.TooSmall
        : !FiniteCheck.AllFinite(tensor.Elements<float>()) ? DeclineReason.NotFinite
        : null;

    // What the file grows by: digits, scales, eight nodes and the names, which repeat the weight's twenty times. In 8 bits it takes a byte each.
    private long Size(Value weight, Tensor tensor, int channelAxis) =>
        format.Bytes((int)tensor.ElementCount) + (tensor.Dimensions[channelAxis] * sizeof(float)) + (20 * Encoding.UTF8.GetByteCount(weight.Name)) + 600;

    private Node[] Replace(Model model, Value weight, bool isTransposed, InverseFactor[]? inverses, NameScope names)
    {
        ModelGraph graph = model.Graph;
        Tensor tensor = weight.Initializer!;
        MatrixRows rows = MatrixRows.Of(tensor, isTransposed);
        (byte[] digits, float[] scales) = Quantize(rows, inverses);
        int bytes = format.Bytes(digits.Length);
        Memory<byte> packed = model.Allocate(bytes);
        format.Pack(digits, packed.Span);
        long[] shape = isTransposed ? [rows.Rows, rows.Columns] : tensor.Dimensions.ToArray();
        graph.RemoveInitializer(weight);
        var nodes = new List<Node>();
        Value Add(string opType, string suffix, Value[] inputs, Value? output = null, params NodeAttribute[] attributes)
        {
            Value result = output ?? New(suffix);
            nodes.Add(new Node(opType, inputs, [result]) { Attributes = [.. attributes] });
            return result;
        }

        Value codes = graph.AddInitializer(New("packed"), new Tensor(ElementType.UInt8, [bytes, 1], packed));
        Value numbers = Add("Cast", "bytes", [codes], attributes: NodeAttribute.Of("to", (long)ElementType.Int32));
        Value powers = graph.AddInitializer(New("powers"), Tensor.Of(ElementType.Int32, [format.DigitsOfByte], format.Powers()));
        Value digit = Add("Mod", "digits", [Add("Div", "quotients", [numbers, powers]), Constant("base", ElementType.Int32, [], format.Base)]);
        Value line = Add("Reshape", "line", [digit, Constant("flat", ElementType.Int64, [1], -1L)]);
        if (bytes * format.DigitsOfByte != digits.Length)
        {
            line = Add("Slice", "weights", [line, Constant("start", ElementType.Int64, [1], 0L), Constant("end", ElementType.Int64, [1], (long)digits.Length)]);
        }

        Value matrix = Add("Reshape", "rows", [Add("Cast", "floats", [line], attributes: NodeAttribute.Of("to", (long)ElementType.Float32)), graph.AddInitializer(New("matrix"), Tensor.Of(ElementType.Int64, [2], new long[] { rows.Rows, rows.Columns }))]);
        Value scaled = Add("Mul", "scaled",
        [
            Add("Sub", "signs", [matrix, Constant("offset", ElementType.Float32, [], format.Offset)]),
            graph.AddInitializer(New("scale"), Tensor.Of(ElementType.Float32, [rows.Rows, 1], Array.ConvertAll(scales, s => s * format.Step))),
        ], !isTransposed && shape.Length == 2 ? weight : null);
        if (isTransposed)
        {
            Add("Transpose", "", [scaled], weight, NodeAttribute.Of("perm", new long[] { 1, 0 }));
        }
        else if (shape.Length > 2)
        {
            Add("Reshape", "", [scaled, graph.AddInitializer(New("shape"), Tensor.Of(ElementType.Int64, [shape.Length], shape))], weight);
        }

        return [.. nodes];

        Value New(string suffix) => new(names.Unique($"{weight.Name}.{suffix}"));
        Value Constant<T>(string suffix, ElementType type, long[] dimensions, T element)
            where T : unmanaged => graph.AddInitializer(New(suffix), Tensor.Of(type, dimensions, new[] { element }));
    }

    private (byte[] Digits, float[] Scales) Quantize(MatrixRows rows, InverseFactor[]? inverses)
    {
        byte[] digits = new byte[rows.Rows * rows.Columns];
        float[] scales = new float[rows.Rows];
        LayerRounding.Run(
            rows,
            inverses,
            (first, count) => new SignGrid(format, rows.Columns, digits.AsMemory(first * rows.Columns, count * rows.Columns), scales.AsMemory(first, count)),
            context.Cancellation);
        return (digits, scales);
    }
}
