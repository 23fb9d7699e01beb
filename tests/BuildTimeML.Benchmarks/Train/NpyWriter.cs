using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>Writes NumPy's .npy files, version 1.0, of float32.</summary>
internal static class NpyWriter
{
    private const int Alignment = 64;
    private const int Prefix = 10;

    public static void Write(string path, ReadOnlySpan<long> shape, ReadOnlySpan<float> elements)
    {
        string dimensions = string.Concat(shape.ToArray().Select(d => d.ToString(CultureInfo.InvariantCulture) + ", "));
        string header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({dimensions.TrimEnd()}), }}";
        header = header.PadRight(header.Length + Alignment - 1 - ((Prefix + header.Length) % Alignment)) + "\n";
        using FileStream stream = File.Create(path);
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(header));
        stream.Write(MemoryMarshal.AsBytes(elements));
    }
}
