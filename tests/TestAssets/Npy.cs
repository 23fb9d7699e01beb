using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace BuildTimeML.TestAssets;

/// <summary>Reads NumPy's .npy files (format version 1 and 2, C order, little endian).</summary>
internal static partial class Npy
{
    public static (int[] Shape, T[] Data) Read<T>(string path)
        where T : unmanaged
    {
        byte[] file = File.ReadAllBytes(path);
        int prefix = file[6] == 1 ? 10 : 12;
        int header = file[6] == 1 ? BitConverter.ToUInt16(file, 8) : checked((int)BitConverter.ToUInt32(file, 8));
        string description = Encoding.ASCII.GetString(file, prefix, header);
        if (!description.Contains("'fortran_order': False", StringComparison.Ordinal) || !description.Contains(TypeCode<T>(), StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{path}' does not hold {typeof(T).Name} in C order: {description}");
        }

        int[] shape = [.. ShapePattern().Match(description).Groups[1].Value
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        return (shape, MemoryMarshal.Cast<byte, T>(file.AsSpan(prefix + header)).ToArray());
    }

    private static string TypeCode<T>() => Type.GetTypeCode(typeof(T)) switch
    {
        System.TypeCode.Int64 => "<i8",
        System.TypeCode.Int32 => "<i4",
        System.TypeCode.Single => "<f4",
        System.TypeCode.Byte => "|u1",
        _ => throw new NotSupportedException(typeof(T).Name),
    };

    [GeneratedRegex(@"'shape': \(([^)]*)\)")]
    private static partial Regex ShapePattern();
}
