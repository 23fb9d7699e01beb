using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

internal static class Integers
{
    /// <returns>The elements of a constant of integers; null for anything else.</returns>
    public static long[]? Of(Value? value, RewriteContext context) => context.Constant(value) switch
    {
        { ElementType: ElementType.Int64 } tensor => tensor.Elements<long>().ToArray(),
        { ElementType: ElementType.Int32 } tensor => Array.ConvertAll(tensor.Elements<int>().ToArray(), e => (long)e),
        _ => null,
    };
}
