using System.IO.Compression;
using System.Text;
using BuildTimeML.Compression.Data;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Manifest.ElementType;
using ValueKind = BuildTimeML.Manifest.ValueKind;

namespace BuildTimeML.Compression.Tests.Data;

/// <summary>A folder of samples, written by the test.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="type">Of its elements.</param>
    /// <param name="name">In the graph.</param>
    /// <param name="shape">-1 for what is open.</param>
    public static DataInput Input(ElementType type, string name, params long[] shape) => new(
        new TensorSignature(name, ValueKind.Tensor, type, shape.Select(d => d < 0 ? Manifest.Dimension.Named("n") : Manifest.Dimension.Fixed(d)).ToEquatableArray()), Preprocess: null);

    /// <summary>A .npy file as NumPy's description of the format has it.</summary>
    public static byte[] Npy(string descr, string shape, byte[] numbers, bool fortran = false, int version = 1)
    {
        string header = $"{{'descr': '{descr}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': ({shape}), }}";
        header = header.PadRight(118 - (version == 1 ? 0 : 2)) + "\n";
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)header.Length) : BitConverter.GetBytes(header.Length);
        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. Encoding.Latin1.GetBytes(header), .. numbers];
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public string Write(string name, byte[] content)
    {
        string path = _folder.File(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    /// <summary>All samples of a file, as numbers and shapes: <c>[1, 2] 3 4</c>.</summary>
    public static string[] Read(string path, params DataInput[] inputs)
    {
        using var samples = new FileSamples(inputs, [new SampleFiles([path], inputs)]);
        return [.. Enumerable.Range(0, samples.Count).Select(i => string.Join(" | ", samples.Read(i).Select(Describe)))];
    }

    public static string Problem(string path, params DataInput[] inputs) => Assert.Throws<DataFileException>(() => Read(path, inputs)).Problem;

    public void Dispose() => _folder.Dispose();

    private static string Describe(NamedTensor named) => $"{TensorText.Shape(named.Tensor)} {TensorText.Numbers(named.Tensor)}";
}
