using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Folding;

/// <summary>
/// Keeps the engine from computing giants: operators that make much from little are only run where the size that they are
/// asked for is a constant already, and is small.
/// </summary>
internal static class ResultSize
{
    private const long LargestMadeFromLittle = 1 << 16;

    public static bool IsBounded(Node node, RewriteContext context) => node.OpType switch
    {
        "ConstantOfShape" => IsSmall(Elements(node, 0, context)),
        "Expand" => IsSmall(Elements(node, 1, context)) && IsSmall(context.Constant(node.Input(0))?.ElementCount, Elements(node, 1, context)),
        "Tile" => IsSmall(context.Constant(node.Input(0))?.ElementCount, Elements(node, 1, context)),
        "Range" => IsSmall(Count(node, context)),
        "Resize" or "Upsample" or "OneHot" or "Pad" or "CenterCropPad" or "EyeLike" or "ImageDecoder" or "Unique"
            or "HannWindow" or "HammingWindow" or "BlackmanWindow" or "MelWeightMatrix" or "DFT" or "STFT" => false,
        _ => true,
    };

    private static long[]? Elements(Node node, int input, RewriteContext context) =>
        context.Constant(node.Input(input)) is { ElementType: ElementType.Int64 } tensor ? tensor.Elements<long>().ToArray() : null;

    private static bool IsSmall(long[]? dimensions) => dimensions is not null && IsSmall(1, dimensions);

    private static bool IsSmall(long? count, long[]? factors)
    {
        if (count is not { } product || factors is null)
        {
            return false;
        }

        foreach (long factor in factors)
        {
            if (factor < 0 || (factor > 0 && product > LargestMadeFromLittle / factor))
            {
                return false;
            }

            product *= factor;
        }

        return product <= LargestMadeFromLittle;
    }

    private static long[]? Count(Node range, RewriteContext context) =>
        Elements(range, 0, context) is [var start] && Elements(range, 1, context) is [var limit] && Elements(range, 2, context) is [not 0 and var delta]
            ? [Math.Max(0, (long)Math.Ceiling(((double)limit - start) / delta))]
            : null;
}
