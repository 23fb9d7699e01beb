using System.Diagnostics.CodeAnalysis;

namespace BuildTimeML.Runtime;

/// <summary>The element types of ONNX tensors, numbered as <c>TensorProto.DataType</c> numbers them.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The names of ONNX.")]
public enum ElementType
{
    /// <summary>Not a tensor, or not known.</summary>
    Undefined = 0,

    /// <summary>32-bit floating point: <see cref="float"/>.</summary>
    Float32 = 1,

    /// <summary><see cref="byte"/>.</summary>
    UInt8 = 2,

    /// <summary><see cref="sbyte"/>.</summary>
    Int8 = 3,

    /// <summary><see cref="ushort"/>.</summary>
    UInt16 = 4,

    /// <summary><see cref="short"/>.</summary>
    Int16 = 5,

    /// <summary><see cref="int"/>.</summary>
    Int32 = 6,

    /// <summary><see cref="long"/>.</summary>
    Int64 = 7,

    /// <summary>Text.</summary>
    String = 8,

    /// <summary><see cref="bool"/>, one byte each.</summary>
    Bool = 9,

    /// <summary>16-bit floating point: <see cref="Half"/>.</summary>
    Float16 = 10,

    /// <summary>64-bit floating point: <see cref="double"/>.</summary>
    Float64 = 11,

    /// <summary><see cref="uint"/>.</summary>
    UInt32 = 12,

    /// <summary><see cref="ulong"/>.</summary>
    UInt64 = 13,

    /// <summary>Two 32-bit floating point numbers.</summary>
    Complex64 = 14,

    /// <summary>Two 64-bit floating point numbers.</summary>
    Complex128 = 15,

    /// <summary>16-bit floating point with the exponent of <see cref="float"/>.</summary>
    BFloat16 = 16,

    /// <summary>8-bit floating point, finite.</summary>
    Float8E4M3FN = 17,

    /// <summary>8-bit floating point, finite, without a negative zero.</summary>
    Float8E4M3FNUZ = 18,

    /// <summary>8-bit floating point.</summary>
    Float8E5M2 = 19,

    /// <summary>8-bit floating point, finite, without a negative zero.</summary>
    Float8E5M2FNUZ = 20,

    /// <summary>Two unsigned 4-bit integers per byte.</summary>
    UInt4 = 21,

    /// <summary>Two signed 4-bit integers per byte.</summary>
    Int4 = 22,

    /// <summary>Two 4-bit floating point numbers per byte.</summary>
    Float4E2M1 = 23,

    /// <summary>An 8-bit exponent.</summary>
    Float8E8M0 = 24,

    /// <summary>Four unsigned 2-bit integers per byte.</summary>
    UInt2 = 25,

    /// <summary>Four signed 2-bit integers per byte.</summary>
    Int2 = 26,
}
