using System.Runtime.InteropServices;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>
/// A Conv, ConvTranspose, Gemm or MatMul with constant float32 weights: what follows it channel by channel can go into them.
/// Its channels lie along axis 1 of its output.
/// </summary>
internal sealed class LinearLayer
{
    private readonly Node _node;
    private readonly Value _weights;
    private readonly float[]? _bias;
    private readonly int _groups;
    private readonly ChannelLayout _layout;

    private LinearLayer(Node node, float[]? bias, int channels, int rank, int groups, ChannelLayout layout)
    {
        _node = node;
        _weights = node.Inputs[1]!;
        _bias = bias;
        _groups = groups;
        _layout = layout;
        Channels = channels;
        Rank = rank;
    }

    public int Channels { get; }

    /// <summary>Of the output.</summary>
    public int Rank { get; }

    public static bool IsOne(Node? node) => node is { Domain.Length: 0, OpType: "Conv" or "ConvTranspose" or "Gemm" or "MatMul" };

    /// <summary>Whether the weights can be changed for the sake of a node that follows.</summary>
    /// <param name="node">One that <see cref="IsOne"/> accepts.</param>
    /// <param name="context">The model.</param>
    /// <param name="layer">Null where the result says why not.</param>
    public static DeclineReason? TryMake(Node node, RewriteContext context, out LinearLayer? layer)
    {
        layer = null;
        if (!context.HasOneUse(node.Outputs[0]!))
        {
            return DeclineReason.UsedElsewhere;
        }

        if (context.Constant(node.Input(1)) is not { } weights)
        {
            return DeclineReason.NotConstant;
        }

        if (weights.ElementType != ElementType.Float32)
        {
            return DeclineReason.OtherElementType;
        }

        if (weights.ByteSize > int.MaxValue)
        {
            return DeclineReason.TooLarge;
        }

        if (!context.HasOneUse(node.Inputs[1]!))
        {
            return DeclineReason.UsedElsewhere;
        }

        return node.OpType is "Conv" or "ConvTranspose" ? TryConvolution(node, weights, context, out layer) : TryProduct(node, weights, context, out layer);
    }

    /// <summary>Puts <c>scale * y + shift</c> into the weights and the bias, and takes the following node out.</summary>
    /// <param name="following">What the layer's only user is.</param>
    /// <param name="scale">One per channel; null for ones.</param>
    /// <param name="shift">One per channel; null for zeros.</param>
    /// <param name="context">The model.</param>
    public void Absorb(Node following, double[]? scale, double[]? shift, RewriteContext context)
    {
        ModelGraph graph = _node.Graph!;
        if (scale is not null)
        {
            context.ChangeConstant(_weights, Scaled(context.Model, _weights.Initializer!, scale));
        }

        Value? bias = _node.Input(2);
        if (shift is not null || (_bias is not null && scale is not null))
        {
            float[] numbers = new float[Channels];
            for (int c = 0; c < Channels; c++)
            {
                numbers[c] = (float)(((_bias?[c] ?? 0) * (scale?[c] ?? 1)) + (shift?[c] ?? 0));
            }

            bias = context.NewConstant(graph, bias?.Name ?? $"{_node.Outputs[0]!.Name}.bias", Tensor.Of(ElementType.Float32, [Channels], numbers));
        }

        Value output = following.Outputs[0]!;
        Value source = _node.Inputs[0]!;
        graph.Remove(following);
        RewriteContext.Substitute(_node, () => [new Node(
            _node.OpType == "MatMul" ? "Gemm" : _node.OpType,
            bias is null ? [source, _weights] : [source, _weights, bias],
            [output]) { Name = _node.Name, Attributes = _node.Attributes }]);
    }

    private static DeclineReason? TryConvolution(Node node, Tensor weights, RewriteContext context, out LinearLayer? layer)
    {
        layer = null;
        if (weights.Rank < 3)
        {
            return DeclineReason.ShapeNotKnown;
        }

        int groups = (int)(node.Attribute("group")?.Int ?? 1);
        bool transposed = node.OpType == "ConvTranspose";
        int perGroup = (int)weights.Dimensions[1];
        int channels = transposed ? perGroup * groups : (int)weights.Dimensions[0];
        if (channels == 0 || weights.ElementCount == 0 || !TryBias(node, channels, context, out float[]? bias))
        {
            return DeclineReason.NotConstant;
        }

        int inner = (int)(weights.ElementCount / weights.Dimensions[0] / perGroup);
        layer = transposed
            ? new LinearLayer(node, bias, channels, weights.Rank, groups, new ChannelLayout((int)weights.Dimensions[0] / groups, perGroup, inner))
            : new LinearLayer(node, bias, channels, weights.Rank, groups: 1, new ChannelLayout(1, channels, perGroup * inner));
        return null;
    }

    private static DeclineReason? TryProduct(Node node, Tensor weights, RewriteContext context, out LinearLayer? layer)
    {
        layer = null;
        if (weights.Rank != 2 || (node.OpType == "MatMul" && context.ShapeOf(node.Inputs[0]!)?.Count != 2))
        {
            return DeclineReason.ShapeNotKnown;
        }

        if ((node.Attribute("beta")?.Float ?? 1) != 1)
        {
            return DeclineReason.OtherAttributes;
        }

        bool transposed = node.Attribute("transB")?.Int is not (null or 0);
        (int rows, int columns) = ((int)weights.Dimensions[0], (int)weights.Dimensions[1]);
        int channels = transposed ? rows : columns;
        if (channels == 0 || !TryBias(node, channels, context, out float[]? bias))
        {
            return DeclineReason.NotConstant;
        }

        layer = new LinearLayer(node, bias, channels, rank: 2, groups: 1, ChannelLayout.Of(weights.Dimensions, transposed ? 0 : 1));
        return null;
    }

    private static bool TryBias(Node node, int channels, RewriteContext context, out float[]? bias)
    {
        bias = null;
        if (node.Input(2) is not { } value)
        {
            return true;
        }

        bias = context.Constant(value) is { ElementType: ElementType.Float32 } tensor ? PerChannel.Of(tensor, channels, rank: 2) is { } numbers ? Array.ConvertAll(numbers, n => (float)n) : null : null;
        return bias is not null;
    }

    // The weights lie as [groups, outer, channels of a group, inner].
    private Tensor Scaled(Model model, Tensor weights, double[] scale)
    {
        ReadOnlySpan<float> elements = weights.Elements<float>();
        Memory<byte> bytes = model.Allocate((int)weights.ByteSize);
        Span<float> scaled = MemoryMarshal.Cast<byte, float>(bytes.Span);
        int i = 0;
        for (int row = 0; row < _groups * _layout.Outer; row++)
        {
            foreach (double factor in scale.AsSpan(row / _layout.Outer * _layout.Channels, _layout.Channels))
            {
                for (int end = i + _layout.Inner; i < end; i++)
                {
                    scaled[i] = (float)(elements[i] * factor);
                }
            }
        }

        return new Tensor(ElementType.Float32, weights.Dimensions, bytes);
    }
}
