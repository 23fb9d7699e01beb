using System.Numerics;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Shapes;

/// <summary>A small tensor of which every element is an integer that is known, or known in terms of dimensions.</summary>
public sealed class SymbolicTensor
{
    /// <summary>Larger ones are not followed.</summary>
    public const int MaximumElements = 1024;

    /// <param name="elementType">Integers, booleans (0 and 1), or floating point where every element is an integer.</param>
    /// <param name="dimensions">None for a scalar.</param>
    /// <param name="elements">As many as the dimensions say.</param>
    internal SymbolicTensor(ElementType elementType, long[] dimensions, Dim[] elements)
    {
        ElementType = elementType;
        Dimensions = dimensions;
        Elements = elements;
    }

    public ElementType ElementType { get; }

    public IReadOnlyList<long> Dimensions { get; }

    public IReadOnlyList<Dim> Elements { get; }

    /// <summary>The elements, where all are numbers; otherwise null.</summary>
    public long[]? Constants => Elements.All(e => e.Constant is not null) ? [.. Elements.Select(e => e.Constant!.Value)] : null;

    public override string ToString() => $"{{{string.Join(", ", Elements)}}}";

    internal static SymbolicTensor List(IEnumerable<Dim> elements)
    {
        Dim[] array = [.. elements];
        return new SymbolicTensor(ElementType.Int64, [array.Length], array);
    }

    internal static SymbolicTensor Scalar(Dim element, ElementType type = ElementType.Int64) => new(type, [], [element]);

    internal static SymbolicTensor? Of(Tensor? tensor) => tensor is null || tensor.ElementCount > MaximumElements ? null : tensor.ElementType switch
    {
        ElementType.Int64 => Of<long>(tensor),
        ElementType.Int32 => Of<int>(tensor),
        ElementType.Bool or ElementType.UInt8 => Of<byte>(tensor),
        ElementType.Float32 => OfReals(tensor, tensor.Elements<float>().ToArray().Select(f => (double)f)),
        ElementType.Float64 => OfReals(tensor, tensor.Elements<double>().ToArray()),
        _ => null,
    };

    private static SymbolicTensor Of<T>(Tensor tensor)
        where T : unmanaged, IBinaryInteger<T> =>
        new(tensor.ElementType, tensor.Dimensions.ToArray(), [.. tensor.Elements<T>().ToArray().Select(e => Dim.Fixed(long.CreateChecked(e)))]);

    private static SymbolicTensor? OfReals(Tensor tensor, IEnumerable<double> elements)
    {
        double[] reals = [.. elements];
        return Array.TrueForAll(reals, r => Math.Abs(r) < 1L << 53 && Math.Truncate(r) == r)
            ? new SymbolicTensor(tensor.ElementType, tensor.Dimensions.ToArray(), [.. reals.Select(r => Dim.Fixed((long)r))])
            : null;
    }
}
