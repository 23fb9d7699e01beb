using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace BuildTimeML.Runtime.Tests.Loading;

public sealed class EmbeddedModelTests
{
    private const string Name = "BuildTimeML/Shop/Digits.onnx";

    private static readonly byte[] Model = File.ReadAllBytes(Models.Mobilenet);

    [Theory]
    [InlineData(ModelCompression.None, true)]
    [InlineData(ModelCompression.None, false)]
    [InlineData(ModelCompression.Brotli, true)]
    public void A_model_in_an_assembly_is_loaded_without_passing_through_the_managed_heap(ModelCompression compression, bool isMapped)
    {
        using var assembly = new ResourceAssembly(Name, compression == ModelCompression.Brotli ? Compress(Model) : Model, isMapped);
        ModelInfo info = InfoOf(assembly, compression);
        ModelSession.Load(info).Dispose();

        long before = GC.GetAllocatedBytesForCurrentThread();
        using ModelSession session = ModelSession.Load(info);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal("logits", Assert.Single(session.Outputs).Name);
        Assert.InRange(allocated, 1, Model.Length / 2);
    }

    [Fact]
    public void A_mapped_resource_is_read_where_it_lies()
    {
        using var assembly = new ResourceAssembly(Name, Model);

        using ModelImage image = ModelImage.Open(InfoOf(assembly, ModelCompression.None), path: "");

        Assert.Equal(assembly.Address, Address(image.Bytes));
    }

    [Theory]
    [InlineData(ModelCompression.None)]
    [InlineData(ModelCompression.Brotli)]
    public void The_engine_sees_no_byte_of_another_model(ModelCompression compression)
    {
        byte[] changed = [.. Model];
        changed[^1] ^= 1;
        using var assembly = new ResourceAssembly(Name, compression == ModelCompression.Brotli ? Compress(changed) : changed);

        string message = Refused(InfoOf(assembly, compression));

        Assert.Contains($"'Shop: {Name}' of Digits has the SHA-256 {Convert.ToHexStringLower(SHA256.HashData(changed))}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_decompress_to_the_right_length_is_refused()
    {
        byte[] compressed = Compress(Model);
        Assert.Contains("bytes long; the class was generated for one of", RefusedBytes(Compress([.. Model, 0])), StringComparison.Ordinal);
        Assert.Contains("bytes long; the class was generated for one of", RefusedBytes(Compress(Model[..^1])), StringComparison.Ordinal);
        Assert.Contains($"Shop: {Name}", RefusedBytes(compressed[..^100]), StringComparison.Ordinal);
        compressed.AsSpan(100, 1000).Fill(0xff);
        Assert.Contains("does not decompress", RefusedBytes(compressed), StringComparison.Ordinal);

        static string RefusedBytes(byte[] resource)
        {
            using var assembly = new ResourceAssembly(Name, resource);
            return Refused(InfoOf(assembly, ModelCompression.Brotli));
        }
    }

    [Fact]
    public void A_resource_that_is_not_there_is_named()
    {
        using var assembly = new ResourceAssembly("other", Model);

        Assert.StartsWith($"The assembly Shop has no resource '{Name}', the model of Digits.", Refused(InfoOf(assembly, ModelCompression.None)), StringComparison.Ordinal);
    }

    private static ModelInfo InfoOf(ResourceAssembly assembly, ModelCompression compression) =>
        new("Digits", "Float32", Name, Model.Length, Convert.ToHexStringLower(SHA256.HashData(Model)), Model.Length) { Embedded = new EmbeddedModel(assembly, Name, compression) };

    private static string Refused(ModelInfo info) => Assert.Throws<ModelFileException>(() => ModelSession.Load(info)).Message;

    private static unsafe nint Address(ReadOnlySpan<byte> bytes) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest))
        {
            brotli.Write(bytes);
        }

        return compressed.ToArray();
    }
}
