using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Arrays;

/// <summary>The head of NumPy's .npy format, versions 1 to 3 (NEP 1).</summary>
/// <param name="ElementType">The type of the numbers.</param>
/// <param name="BigEndian">Whether each number's first byte is its highest.</param>
/// <param name="FortranOrder">Whether the first dimension runs fastest.</param>
/// <param name="Shape">The dimensions, none of them negative.</param>
/// <param name="DataOffset">The byte where the numbers begin.</param>
internal sealed partial record NpyHeader(ElementType ElementType, bool BigEndian, bool FortranOrder, long[] Shape, int DataOffset)
{
    private const int PrefixLength = 12;
    private const int MostHeaderBytes = 1 << 16;
    private const int MostDimensions = 32;

    /// <param name="stream">At the beginning of the file.</param>
    /// <exception cref="DataFormatException">It is no .npy file, or one of a kind that is not read.</exception>
    public static NpyHeader Read(Stream stream)
    {
        byte[] prefix = new byte[PrefixLength];
        if (stream.ReadAtLeast(prefix, PrefixLength, throwOnEndOfStream: false) < PrefixLength || !IsMagic(prefix))
        {
            throw new DataFormatException("byte 0", "this is no .npy file");
        }

        int version = prefix[6];
        if (version is < 1 or > 3)
        {
            throw new DataFormatException("byte 6", $"version {version} of the format is not known");
        }

        int begin = version == 1 ? 10 : 12;
        uint length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(prefix.AsSpan(8)) : BinaryPrimitives.ReadUInt32LittleEndian(prefix.AsSpan(8));
        if (length is < 2 or > MostHeaderBytes)
        {
            throw new DataFormatException("byte 8", $"a header of {length} bytes is none");
        }

        byte[] header = new byte[length];
        prefix.AsSpan(begin).CopyTo(header);
        int rest = header.Length - (PrefixLength - begin);
        if (stream.ReadAtLeast(header.AsSpan(header.Length - rest), rest, throwOnEndOfStream: false) < rest)
        {
            throw new DataFormatException($"byte {begin}", "the header is cut off");
        }

        string text = version == 3 ? Encoding.UTF8.GetString(header) : Encoding.Latin1.GetString(header);
        (ElementType type, bool bigEndian) = ReadType(Group(TypePattern(), text, "descr"));
        return new NpyHeader(type, bigEndian, Group(OrderPattern(), text, "fortran_order") == "True", ReadShape(Group(ShapePattern(), text, "shape")), begin + header.Length);
    }

    private static bool IsMagic(ReadOnlySpan<byte> prefix) => prefix[0] == 0x93 && prefix[1..6].SequenceEqual("NUMPY"u8);

    private static string Group(Regex pattern, string header, string key) => pattern.Match(header) is { Success: true } match
        ? match.Groups[1].Value
        : throw new DataFormatException("header", $"'{key}' is missing or cannot be read in {header.Trim()}");

    private static (ElementType Type, bool BigEndian) ReadType(string descr)
    {
        ElementType type = descr[1..] switch
        {
            "b1" => ElementType.Bool,
            "i1" => ElementType.Int8,
            "i2" => ElementType.Int16,
            "i4" => ElementType.Int32,
            "i8" => ElementType.Int64,
            "u1" => ElementType.UInt8,
            "u2" => ElementType.UInt16,
            "u4" => ElementType.UInt32,
            "u8" => ElementType.UInt64,
            "f2" => ElementType.Float16,
            "f4" => ElementType.Float32,
            "f8" => ElementType.Float64,
            _ => throw new DataFormatException("header", $"elements of the type '{descr}' are no numbers that a tensor takes"),
        };
        return (type, descr[0] == '>');
    }

    private static long[] ReadShape(string shape)
    {
        string[] dimensions = shape.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (dimensions.Length > MostDimensions)
        {
            throw new DataFormatException("header", $"{dimensions.Length} dimensions are more than an array can have");
        }

        // Python 2 wrote an L after a long number.
        return [.. dimensions.Select(d => long.TryParse(d.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw new DataFormatException("header", $"'{d}' is no dimension"))];
    }

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"]([<>|=]\w+)['"]""")]
    private static partial Regex TypePattern();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*(True|False)""")]
    private static partial Regex OrderPattern();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\(([-\s\w,]*)\)""")]
    private static partial Regex ShapePattern();
}
