using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Of two Casts in a row the first goes where it loses nothing.</summary>
internal sealed class CastChainRule : IRewriteRule
{
    public string Name => "CastChain";

    public IReadOnlyList<string> Operators { get; } = ["Cast"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        if (node.Inputs[0]!.Producer is not { } first || !first.Is("Cast"))
        {
            return null;
        }

        Value source = first.Inputs[0]!;
        if (context.ElementTypeOf(source) is not { } type)
        {
            return DeclineReason.ShapeNotKnown;
        }

        return IsLossless(type, (ElementType)(first.Attribute("to")?.Int ?? 0))
            ? Verdict.To(() => node.SetInput(0, source))
            : DeclineReason.OtherElementType;
    }

    private static bool IsLossless(ElementType from, ElementType to) => from == to || (from, to) switch
    {
        (ElementType.Bool, not (ElementType.String or ElementType.Undefined)) => true,
        (ElementType.Int8, ElementType.Int16 or ElementType.Int32 or ElementType.Int64 or ElementType.Float32 or ElementType.Float64) => true,
        (ElementType.UInt8, ElementType.Int16 or ElementType.UInt16 or ElementType.Int32 or ElementType.UInt32 or ElementType.Int64 or ElementType.UInt64 or ElementType.Float32 or ElementType.Float64) => true,
        (ElementType.Int16, ElementType.Int32 or ElementType.Int64 or ElementType.Float32 or ElementType.Float64) => true,
        (ElementType.UInt16, ElementType.Int32 or ElementType.UInt32 or ElementType.Int64 or ElementType.UInt64 or ElementType.Float32 or ElementType.Float64) => true,
        (ElementType.Int32, ElementType.Int64 or ElementType.Float64) => true,
        (ElementType.UInt32, ElementType.Int64 or ElementType.UInt64 or ElementType.Float64) => true,
        (ElementType.Float16 or ElementType.BFloat16, ElementType.Float32 or ElementType.Float64) => true,
        (ElementType.Float32, ElementType.Float64) => true,
        _ => false,
    };
}
