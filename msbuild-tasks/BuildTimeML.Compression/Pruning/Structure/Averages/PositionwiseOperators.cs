using System.Collections.Frozen;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Pruning.Structure.Averages;

/// <summary>Which nodes work on each position of an image by itself: a value of N, C, and the sizes of the image.</summary>
internal static class PositionwiseOperators
{
    // What has one input, or others that do not know of positions.
    private static readonly FrozenSet<string> Elementwise = new[]
    {
        "Relu", "LeakyRelu", "PRelu", "Elu", "Selu", "Celu", "Clip", "Sigmoid", "HardSigmoid", "HardSwish", "Mish", "Gelu", "Tanh", "Softplus", "Softsign",
        "Identity", "BatchNormalization", "Add", "Sub", "Mul", "Div", "Sum", "Neg", "Abs", "Sqrt", "Exp", "Pow",
    }.ToFrozenSet();

    public static bool Contains(Node node, ShapeFacts facts) =>
        node.Domain.Length == 0
        && node.Outputs.OfType<Value>().Take(2).Count() == 1
        && (IsPointwiseConv(node) || ((Elementwise.Contains(node.OpType) || IsConcatOfChannels(node)) && node.Inputs.OfType<Value>().All(i => i.Initializer is null ? HasAllPositions(i, node, facts) : HasNoPositions(i, node, facts))));

    /// <summary>A convolution that sees one position at a time, and each of them.</summary>
    public static bool IsPointwiseConv(Node node) =>
        node.Is("Conv")
        && node.Input(1)?.Initializer is { Rank: > 2 } weights && weights.Dimensions[2..].IndexOfAnyExcept(1) < 0
        && All(node, "strides", 1) && All(node, "pads", 0)
        && (node.Input(2) is null || node.Inputs[2]!.Initializer is not null);

    private static bool IsConcatOfChannels(Node node) => node.Is("Concat") && node.Attribute("axis")?.Int == 1;

    // What is the same at all positions would have to stay as it is.
    private static bool HasAllPositions(Value input, Node node, ShapeFacts facts) =>
        facts.Find(input)?.Shape is { Count: > 2 } before && facts.Find(node.Outputs[0])?.Shape is { Count: > 2 } after && before.Skip(2).SequenceEqual(after.Skip(2));

    // Scales and shifts per channel: normalisations take vectors, others are broadcast along the last axes.
    private static bool HasNoPositions(Value constant, Node node, ShapeFacts facts)
    {
        if (node.Is("BatchNormalization") || constant.Initializer!.ElementCount == 1)
        {
            return true;
        }

        int spatial = (facts.Find(node.Outputs[0])?.Shape?.Count ?? 0) - 2;
        return spatial > 0 && constant.Initializer.Rank > spatial && constant.Initializer.Dimensions[^spatial..].IndexOfAnyExcept(1) < 0;
    }

    private static bool All(Node node, string attribute, long wanted) => node.Attribute(attribute)?.Ints is not { } numbers || numbers.All(n => n == wanted);
}
