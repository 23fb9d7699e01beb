using System.Runtime.CompilerServices;

namespace BuildTimeML.Runtime;

internal static class ElementIndex
{
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public static void ThrowIfOutside(int index, int count, [CallerArgumentExpression(nameof(index))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count, name);
    }
}
