using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Manifest.ElementType;

namespace BuildTimeML.Compression.Data;

/// <summary>
/// Turns numbers of a file into the elements of a tensor. Integers and truth values must come out as they are; floats take the
/// nearest number that their type has.
/// </summary>
internal static class NumberConversion
{
    /// <param name="from">The numbers.</param>
    /// <param name="to">A tensor of as many elements.</param>
    /// <exception cref="DataFormatException">A number is none that the tensor can hold.</exception>
    public static void Convert(NumberArray from, ModelTensor to)
    {
        switch (to)
        {
            case TensorBuffer<float> t: Convert(from, t.Data); break;
            case TensorBuffer<double> t: Convert(from, t.Data); break;
            case TensorBuffer<Half> t: Convert(from, t.Data); break;
            case TensorBuffer<sbyte> t: Convert(from, t.Data); break;
            case TensorBuffer<byte> t: Convert(from, t.Data); break;
            case TensorBuffer<short> t: Convert(from, t.Data); break;
            case TensorBuffer<ushort> t: Convert(from, t.Data); break;
            case TensorBuffer<int> t: Convert(from, t.Data); break;
            case TensorBuffer<uint> t: Convert(from, t.Data); break;
            case TensorBuffer<long> t: Convert(from, t.Data); break;
            case TensorBuffer<ulong> t: Convert(from, t.Data); break;
            case TensorBuffer<bool> t: Truths(from, MemoryMarshal.AsBytes(t.Data)); break;
            default: throw new NotSupportedException(to.GetType().Name);
        }
    }

    /// <summary>The same into numbers of one's own.</summary>
    /// <exception cref="DataFormatException">A number is none that <typeparamref name="TTo"/> has.</exception>
    public static void Convert<TTo>(NumberArray from, Span<TTo> to)
        where TTo : unmanaged, INumberBase<TTo>
    {
        ReadOnlySpan<byte> bytes = from.Bytes.Span;
        switch (from.ElementType)
        {
            case ElementType.Float32: Each(MemoryMarshal.Cast<byte, float>(bytes), to); break;
            case ElementType.Float64: Each(MemoryMarshal.Cast<byte, double>(bytes), to); break;
            case ElementType.Float16: Each(MemoryMarshal.Cast<byte, Half>(bytes), to); break;
            case ElementType.Int8: Each(MemoryMarshal.Cast<byte, sbyte>(bytes), to); break;
            case ElementType.UInt8 or ElementType.Bool: Each(bytes, to); break;
            case ElementType.Int16: Each(MemoryMarshal.Cast<byte, short>(bytes), to); break;
            case ElementType.UInt16: Each(MemoryMarshal.Cast<byte, ushort>(bytes), to); break;
            case ElementType.Int32: Each(MemoryMarshal.Cast<byte, int>(bytes), to); break;
            case ElementType.UInt32: Each(MemoryMarshal.Cast<byte, uint>(bytes), to); break;
            case ElementType.Int64: Each(MemoryMarshal.Cast<byte, long>(bytes), to); break;
            case ElementType.UInt64: Each(MemoryMarshal.Cast<byte, ulong>(bytes), to); break;
            default: throw new NotSupportedException(from.ElementType.ToString());
        }
    }

    private static void Each<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : unmanaged, INumberBase<TTo>
    {
        if (typeof(TFrom) == typeof(TTo))
        {
            MemoryMarshal.AsBytes(from).CopyTo(MemoryMarshal.AsBytes(to));
            return;
        }

        bool exact = IsInteger<TTo>();
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = exact ? Exact<TFrom, TTo>(from[i], i) : TTo.CreateSaturating(from[i]);
        }
    }

    private static TTo Exact<TFrom, TTo>(TFrom number, int index)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : unmanaged, INumberBase<TTo>
    {
        try
        {
            if (TFrom.IsInteger(number))
            {
                return TTo.CreateChecked(number);
            }
        }
        catch (OverflowException)
        {
            // Said below.
        }

        throw new DataFormatException($"element {index}", $"{number.ToString(null, CultureInfo.InvariantCulture)} is no {typeof(TTo).Name}");
    }

    private static bool IsInteger<T>() => typeof(T) != typeof(float) && typeof(T) != typeof(double) && typeof(T) != typeof(Half);

    private static void Truths(NumberArray from, Span<byte> to)
    {
        Convert(from, to);
        if (to.IndexOfAnyExceptInRange((byte)0, (byte)1) is >= 0 and var index)
        {
            throw new DataFormatException($"element {index}", $"{to[index]} is no truth value: 0 and 1 are");
        }
    }
}
