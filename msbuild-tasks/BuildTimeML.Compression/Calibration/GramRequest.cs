using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Calibration;

/// <summary>
/// The inputs of a linear layer as vectors of K numbers, in the order that the layer's weights have in memory: a MatMul's or Gemm's rows,
/// or the patches that a Conv sees, input channel by input channel. Layers that see the same ask for equal requests.
/// </summary>
/// <param name="Value">The name of the layer's input, in the main graph.</param>
/// <param name="Length">K.</param>
/// <param name="Groups">1, or how many groups a Conv has: each has vectors of its own.</param>
/// <param name="Kind">How the vectors lie in the input.</param>
/// <param name="Window">For <see cref="GramKind.Patches"/>, otherwise null.</param>
internal sealed record GramRequest(string Value, int Length, int Groups, GramKind Kind, GramWindow? Window = null)
{
    /// <summary>Of K: 2 GB for a matrix.</summary>
    private const int LargestLength = 1 << 14;

    /// <returns>Null for what is no Conv, Gemm or MatMul whose second input is a constant matrix or kernel, or where K is more than 16,384.</returns>
    public static GramRequest? Of(Node layer)
    {
        if (layer.Domain.Length > 0 || layer.Input(0) is not { } input || layer.Input(1)?.Initializer is not { } weights)
        {
            return null;
        }

        GramRequest? request = layer.OpType switch
        {
            "MatMul" when weights.Rank == 2 => new(input.Name, Clamp(weights.Dimensions[0]), 1, GramKind.Rows),
            "Gemm" when weights.Rank == 2 => new(
                input.Name, Clamp(weights.Dimensions[IsSet(layer, "transB") ? 1 : 0]), 1, IsSet(layer, "transA") ? GramKind.Columns : GramKind.Rows),
            "Conv" when weights.Rank > 2 => new(
                input.Name, Clamp(Shape.ElementCount(weights.Dimensions[1..])), Clamp(layer.Attribute("group")?.Int ?? 1), GramKind.Patches, GramWindow.Of(layer, weights)),
            _ => null,
        };
        return request is { Length: > 0 and <= LargestLength, Groups: > 0 and <= LargestLength } ? request : null;
    }

    private static int Clamp(long number) => (int)Math.Clamp(number, 0, int.MaxValue);

    private static bool IsSet(Node node, string attribute) => node.Attribute(attribute)?.Int is not (null or 0);
}
