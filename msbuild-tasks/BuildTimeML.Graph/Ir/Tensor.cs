using System.Buffers;
using System.Runtime.InteropServices;

namespace BuildTimeML.Graph.Ir;

/// <summary>A constant: its type, its shape and its bytes, which it does not own.</summary>
public sealed class Tensor
{
    private readonly long[] _dimensions;

    /// <param name="elementType">Any type but <see cref="ElementType.String"/>.</param>
    /// <param name="dimensions">None for a scalar.</param>
    /// <param name="data">Little endian, C order, elements smaller than a byte packed from the low bits up.</param>
    /// <exception cref="ArgumentException">The data is not as long as type and shape say.</exception>
    public Tensor(ElementType elementType, ReadOnlySpan<long> dimensions, ReadOnlyMemory<byte> data)
        : this(elementType, dimensions, new ReadOnlySequence<byte>(data))
    {
    }

    /// <param name="elementType">Any type but <see cref="ElementType.String"/>.</param>
    /// <param name="dimensions">None for a scalar.</param>
    /// <param name="data">As above, of any length, in pieces.</param>
    /// <exception cref="ArgumentException">The data is not as long as type and shape say.</exception>
    public Tensor(ElementType elementType, ReadOnlySpan<long> dimensions, ReadOnlySequence<byte> data)
        : this(elementType, dimensions, data, [])
    {
        if (data.Length != ElementTypes.BytesOf(elementType, ElementCount))
        {
            throw new ArgumentException($"{Describe()} takes {ElementTypes.BytesOf(elementType, ElementCount)} bytes, not {data.Length}.", nameof(data));
        }
    }

    private Tensor(ElementType elementType, ReadOnlySpan<long> dimensions, ReadOnlySequence<byte> data, IReadOnlyList<ReadOnlyMemory<byte>> strings)
    {
        ElementType = elementType;
        _dimensions = dimensions.ToArray();
        ElementCount = Shape.ElementCount(dimensions);
        Bytes = data;
        Strings = strings;
    }

    public ElementType ElementType { get; }

    public ReadOnlySpan<long> Dimensions => _dimensions;

    public int Rank => _dimensions.Length;

    public long ElementCount { get; }

    /// <summary>Empty for a tensor of strings. Valid as long as the model that it was read from is not disposed. In one piece unless there are more than 2 GB.</summary>
    public ReadOnlySequence<byte> Bytes { get; }

    /// <summary><see cref="Bytes"/> as one piece.</summary>
    /// <exception cref="TensorTooLargeException">There are more than one span can hold.</exception>
    public ReadOnlyMemory<byte> Data => Bytes.IsSingleSegment ? Bytes.First : throw new TensorTooLargeException(Describe(), Bytes.Length);

    /// <summary>The elements of a tensor of strings, in UTF-8; otherwise empty.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Strings { get; }

    public long ByteSize => ElementType == ElementType.String ? Strings.Sum(s => (long)s.Length) : Bytes.Length;

    /// <summary>Whether the file keeps the elements in the field of their type instead of as raw bytes.</summary>
    internal bool InTypedField { get; init; }

    /// <summary>Fields of the file that have no place here, such as the documentation.</summary>
    internal ReadOnlyMemory<byte> Unmodelled { get; init; }

    public static Tensor OfStrings(ReadOnlySpan<long> dimensions, IReadOnlyList<ReadOnlyMemory<byte>> strings) => OfStrings(dimensions, strings, default);

    public static Tensor Of<T>(ElementType elementType, ReadOnlySpan<long> dimensions, T[] elements)
        where T : unmanaged => new(elementType, dimensions, MemoryMarshal.AsBytes<T>(elements).ToArray());

    public static Tensor Scalar(float value) => Of(ElementType.Float32, [], [value]);

    /// <summary>The elements where they lie.</summary>
    /// <exception cref="TensorTooLargeException">Their bytes are more than one span can hold.</exception>
    public ReadOnlySpan<T> Elements<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Data.Span);

    /// <summary>For example <c>float32 [8000, 128]</c>.</summary>
    public string Describe() => $"{ElementTypes.NameOf(ElementType)} {Shape.Describe(_dimensions)}";

    internal static Tensor OfStrings(ReadOnlySpan<long> dimensions, IReadOnlyList<ReadOnlyMemory<byte>> strings, ReadOnlyMemory<byte> unmodelled)
    {
        var tensor = new Tensor(ElementType.String, dimensions, default, strings) { Unmodelled = unmodelled, InTypedField = true };
        return tensor.ElementCount == strings.Count
            ? tensor
            : throw new ArgumentException($"{tensor.Describe()} has {tensor.ElementCount} elements, not {strings.Count}.", nameof(strings));
    }
}
