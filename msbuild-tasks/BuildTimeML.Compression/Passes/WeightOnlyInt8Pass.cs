using System.Text;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// float32 weights of products, convolutions and lookups become int8 -> Cast -> Mul(scale), which ends in the name the
/// weight had, so that whatever uses it stays as it is. The engine folds the three when it loads the model.
/// </summary>
/// <param name="scales">How many of them a weight gets.</param>
/// <param name="context">With samples, errors are made good within what makes one output.</param>
internal sealed class WeightOnlyInt8Pass(ScaleChoice scales, SchemeContext context) : IModelPass
{
    public string Name => "WeightOnlyInt8";

    public bool Run(Model model, PassLog log)
    {
        Dictionary<Value, int?> axes = Candidates(model, log).ToDictionary(c => c.Weight, c => c.ChannelAxis);
        StoredWeights.Replace(
            model, axes.Keys, context, (weight, inverses, names) => Replace(model, weight, axes[weight], inverses, names), weight => log.Quantized(Name, weight.Name));
        return axes.Count > 0;
    }

    private IEnumerable<(Value Weight, int? ChannelAxis)> Candidates(Model model, PassLog log)
    {
        foreach (Value weight in model.Graph.Initializers)
        {
            if (weight.Initializer is not { ElementType: ElementType.Float32 } tensor || WeightUse.FirstOf(weight, tensor.Rank) is not { } use)
            {
                continue;
            }

            if (Decline(model.Graph, weight, tensor, use.ChannelAxis) is { } reason)
            {
                log.Decline(Name, weight.Name, reason);
            }
            else
            {
                yield return (weight, use.ChannelAxis);
            }
        }
    }

    private DeclineReason? Decline(ModelGraph graph, Value weight, Tensor tensor, int? axis) =>
        context.KeptFloat.Contains(weight.Name) || weight.Uses.Any(u => context.KeptFloat.Contains(u.Node.ToString())) ? DeclineReason.KeptFloat
        : tensor.ByteSize > int.MaxValue ? DeclineReason.TooLarge
        : graph.Inputs.Contains(weight) ? DeclineReason.IsGraphInput
        : graph.Outputs.Contains(weight) ? DeclineReason.IsGraphOutput
        : Size(weight, tensor, ChannelLayout.Of(tensor.Dimensions, axis)) >= tensor.ByteSize ? DeclineReason.TooSmall
        : !FiniteCheck.AllFinite(tensor.Elements<float>()) ? DeclineReason.NotFinite
        : null;

    // What the file grows by: weights, scales, two more tensors and two nodes, which repeat the name six times.
    private static long Size(Value weight, Tensor tensor, ChannelLayout layout) =>
        tensor.ElementCount + (layout.Channels * sizeof(float)) + (6 * Encoding.UTF8.GetByteCount(weight.Name)) + (4 * tensor.Rank) + 100;

    private Node[] Replace(Model model, Value weight, int? axis, InverseFactor[]? inverses, NameScope names)
    {
        (Tensor data, Tensor factors) = Quantize(model, weight.Initializer!, axis, inverses);
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

    private (Tensor Data, Tensor Scales) Quantize(Model model, Tensor tensor, int? axis, InverseFactor[]? inverses)
    {
        if (tensor.ElementCount >= LargeWeights.From)
        {
            Memory<byte> data = model.Allocate((int)tensor.ElementCount);
            float[] factors = LargeWeights.Quantize(tensor.Data, ChannelLayout.Of(tensor.Dimensions, axis), data);
            return (new Tensor(ElementType.Int8, tensor.Dimensions, data), Tensor.Of(ElementType.Float32, ScaleDimensions(tensor, axis), factors));
        }

        Int8Weights quantized = Int8Weights.Quantize(tensor.Elements<float>(), tensor.Dimensions, axis, scales);
        if (inverses is not null && axis is { } channels)
        {
            quantized = quantized.WithErrorsMadeGood(tensor, channels, inverses, context.Cancellation);
        }

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
