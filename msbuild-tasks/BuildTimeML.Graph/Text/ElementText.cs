using System.Globalization;
using System.Runtime.InteropServices;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Text;

/// <summary>Elements of tensors as numbers, for the types that have a usual way to write them.</summary>
internal static class ElementText
{
    private const NumberStyles Real = NumberStyles.Float;
    private const NumberStyles Whole = NumberStyles.AllowLeadingSign;

    /// <returns>Null where the type has none, or where numbers would not give the same bytes again.</returns>
    public static string[]? Write(ElementType type, ReadOnlySpan<byte> data)
    {
        string[]? texts = type switch
        {
            ElementType.Float32 => Texts<float>(data, Text),
            ElementType.Float64 => Texts<double>(data, Text),
            ElementType.Float16 => Texts<Half>(data, v => Text((float)v)),
            ElementType.BFloat16 => Texts<ushort>(data, v => Text(BitConverter.Int32BitsToSingle(v << 16))),
            ElementType.Int8 => Texts<sbyte>(data, Text),
            ElementType.UInt8 or ElementType.Bool => Texts<byte>(data, Text),
            ElementType.Int16 => Texts<short>(data, Text),
            ElementType.UInt16 => Texts<ushort>(data, Text),
            ElementType.Int32 => Texts<int>(data, Text),
            ElementType.UInt32 => Texts<uint>(data, Text),
            ElementType.Int64 => Texts<long>(data, Text),
            ElementType.UInt64 => Texts<ulong>(data, Text),
            _ => null,
        };
        return texts is not null && data.SequenceEqual(Read(type, texts)) ? texts : null;
    }

    /// <returns>Null where the type has no such texts.</returns>
    /// <exception cref="FormatException">One is no number.</exception>
    /// <exception cref="OverflowException">One is more than the type holds.</exception>
    public static byte[]? Read(ElementType type, IReadOnlyList<string> texts) => type switch
    {
        ElementType.Float32 => Bytes(texts, Float),
        ElementType.Float64 => Bytes(texts, Double),
        ElementType.Float16 => Bytes(texts, t => (Half)Double(t)),
        ElementType.BFloat16 => Bytes(texts, t => Nearest(Float(t))),
        ElementType.Int8 => Bytes(texts, t => sbyte.Parse(t, Whole, CultureInfo.InvariantCulture)),
        ElementType.UInt8 => Bytes(texts, t => byte.Parse(t, Whole, CultureInfo.InvariantCulture)),
        ElementType.Bool => Bytes(texts, t => t switch { "true" => (byte)1, "false" => (byte)0, _ => byte.Parse(t, Whole, CultureInfo.InvariantCulture) }),
        ElementType.Int16 => Bytes(texts, t => short.Parse(t, Whole, CultureInfo.InvariantCulture)),
        ElementType.UInt16 => Bytes(texts, t => ushort.Parse(t, Whole, CultureInfo.InvariantCulture)),
        ElementType.Int32 => Bytes(texts, t => int.Parse(t, Whole, CultureInfo.InvariantCulture)),
        ElementType.UInt32 => Bytes(texts, t => uint.Parse(t, Whole, CultureInfo.InvariantCulture)),
        ElementType.Int64 => Bytes(texts, t => long.Parse(t, Whole, CultureInfo.InvariantCulture)),
        ElementType.UInt64 => Bytes(texts, t => ulong.Parse(t, Whole, CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>A number that does not read as a whole one.</summary>
    public static string Float(float value)
    {
        string text = Text(value);
        return long.TryParse(text, Whole, CultureInfo.InvariantCulture, out _) ? text + ".0" : text;
    }

    /// <exception cref="FormatException">It is no number.</exception>
    public static float Float(string text) => (float)Special(text, t => float.Parse(t, Real, CultureInfo.InvariantCulture));

    private static double Double(string text) => Special(text, t => double.Parse(t, Real, CultureInfo.InvariantCulture));

    private static double Special(string text, Func<string, double> otherwise) => text switch
    {
        "nan" => double.NaN,
        "inf" or "+inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => otherwise(text),
    };

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture) switch
        {
            "NaN" => "nan",
            "Infinity" => "inf",
            "-Infinity" => "-inf",
            var text => text,
        };

    // To even where two are as near.
    private static ushort Nearest(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return (ushort)(float.IsNaN(value) ? (bits >> 16) | 0x40 : (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    private static string[] Texts<T>(ReadOnlySpan<byte> data, Func<T, string> text)
        where T : unmanaged => Array.ConvertAll(MemoryMarshal.Cast<byte, T>(data).ToArray(), v => text(v));

    private static byte[] Bytes<T>(IReadOnlyList<string> texts, Func<string, T> parse)
        where T : unmanaged => MemoryMarshal.AsBytes<T>(texts.Select(parse).ToArray()).ToArray();
}
