using System.Text;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// float32 weights of products, convolutions and lookups become int8 -> Cast -> Mul(scale), which ends in the name the
/// weight had, so that whatever uses it stays as it is. The engine folds the three when it loads the model.
/// </summary>
internal sealed class WeightOnlyInt8Pass(ScaleChoice scales, IReadOnlySet<string> keptFloat) : IModelPass
{
    public string Name => "WeightOnlyInt8";

    public bool Run(Model model, PassLog log)
    {
        var names = new NameScope(model);
        var nodes = new List<Node>();
        foreach (Value weight in model.Graph.Initializers.ToArray())
        {
            if (weight.Initializer is not { ElementType: ElementType.Float32 } tensor || WeightUse.FirstOf(weight, tensor.Rank) is not { } use)
            {
                continue;
            }

            if (Decline(model.Graph, weight, tensor, use.ChannelAxis) is { } reason)
            {
                log.Decline(Name, weight.Name, reason);
                continue;
            }

            nodes.AddRange(Replace(model, weight, tensor, use.ChannelAxis, names));
            log.Quantized(Name, weight.Name);
        }

        model.Graph.Insert(0, nodes);
        return nodes.Count > 0;
    }

    private DeclineReason? Decline(ModelGraph graph, Value weight, Tensor tensor, int? axis) =>
        keptFloat.Contains(weight.Name) || weight.Uses.Any(u => keptFloat.Contains(u.Node.ToString())) ? DeclineReason.KeptFloat
        : tensor.ByteSize > int.MaxValue ? DeclineReason.TooLarge
        : graph.Inputs.Contains(weight) ? DeclineReason.IsGraphInput
        : graph.Outputs.Contains(weight) ? DeclineReason.IsGraphOutput
        : Size(weight, tensor, ChannelLayout.Of(tensor.Dimensions, axis)) >= tensor.ByteSize ? DeclineReason.TooSmall
        : !FiniteCheck.AllFinite(tensor.Elements<float>()) ? DeclineReason.NotFinite
        : null;

    // What the file grows by: weights, scales, two more tensors and two nodes, which repeat the name six times.
    private static long Size(Value weight, Tensor tensor, ChannelLayout layout) =>
        tensor.ElementCount + (layout.Channels * sizeof(float)) + (6 * Encoding.UTF8.GetByteCount(weight.Name)) + (4 * tensor.Rank) + 100;

    private Node[] Replace(Model model, Value weight, Tensor tensor, int? axis, NameScope names)
    {
        (Tensor data, Tensor factors) = Quantize(model, tensor, axis);
        ModelGraph graph = model.Graph;
        Value bytes = graph.AddInitializer(new Value(names.Unique(weight.Name + ".q8")), data);
        Value scale = graph.AddInitializer(new Value(names.Unique(weight.Name + ".scale")), factors);
        var cast = new Value(names.Unique(weight.Name + ".f32"));
        graph.RemoveInitializer(weight);
        return
        [
            new Node("Cast", [bytes], [cast]) { Attributes = [NodeAttribute.Of("to", (long)ElementType.Float32)] },
            new Node("Mul", [cast, scale], [weight]),
        ];
    }

    private (Tensor Data, Tensor Scales) Quantize(Model model, Tensor tensor, int? axis)
    {
        if (tensor.ElementCount >= LargeWeights.From)
        {
            Memory<byte> data = model.Allocate((int)tensor.ElementCount);
            float[] factors = LargeWeights.Quantize(tensor.Data, ChannelLayout.Of(tensor.Dimensions, axis), data);
            return (new Tensor(ElementType.Int8, tensor.Dimensions, data), Tensor.Of(ElementType.Float32, ScaleDimensions(tensor, axis), factors));
        }

        Int8Weights quantized = Int8Weights.Quantize(tensor.Elements<float>(), tensor.Dimensions, axis, scales);
        return (
            Tensor.Of(ElementType.Int8, tensor.Dimensions, quantized.Data),
            Tensor.Of(ElementType.Float32, ScaleDimensions(tensor, quantized.Axis), quantized.Scales));
    }

    // All ones but for the axis of the channels, so that the scales spread over the weights.
    private static long[] ScaleDimensions(Tensor tensor, int? axis)
    {
        if (axis is not { } a)
        {
            return [];
        }

        long[] dimensions = [.. Enumerable.Repeat(1L, tensor.Rank)];
        dimensions[a] = tensor.Dimensions[a];
        return dimensions;
    }
}
