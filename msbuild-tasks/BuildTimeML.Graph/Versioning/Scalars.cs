using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning;

/// <summary>Scalars of the element types that attributes of one number stood for.</summary>
internal static class Scalars
{
    public static bool Take(ElementType? type) => type is ElementType.Float32 or ElementType.Float64 or ElementType.Float16;

    /// <exception cref="ArgumentOutOfRangeException">The type is none that <see cref="Take"/> takes.</exception>
    public static Tensor Of(ElementType type, float value) => type switch
    {
        ElementType.Float32 => Tensor.Scalar(value),
        ElementType.Float64 => Tensor.Of<double>(type, [], [value]),
        ElementType.Float16 => Tensor.Of<Half>(type, [], [(Half)value]),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
