using System.IO.Compression;
using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime;

/// <summary>A model in an assembly: read where the assembly is mapped, or decompressed into memory of its own. None of it reaches the managed heap.</summary>
internal sealed unsafe class EmbeddedImage : ModelImage
{
    private readonly Stream _resource;
    private readonly byte* _start;
    private readonly int _length;
    private void* _decompressed;

    private EmbeddedImage(Stream resource, byte* start, int length, void* decompressed)
    {
        _resource = resource;
        _start = start;
        _length = length;
        _decompressed = decompressed;
    }

    public override ReadOnlySpan<byte> Bytes => new(_start, _length);

    /// <exception cref="ModelFileException">There is no such resource, or it has another length.</exception>
    public static EmbeddedImage Open(ModelInfo info, EmbeddedModel model)
    {
        Stream resource = model.Assembly.GetManifestResourceStream(model.ResourceName)
            ?? throw new ModelFileException($"The assembly {model.Assembly.GetName().Name} has no resource '{model.ResourceName}', the model of {info.Name}. {WayOut}");
        try
        {
            return model.Compression == ModelCompression.Brotli ? Decompress(info, model, resource)
                : resource is UnmanagedMemoryStream mapped ? Map(info, model, mapped)
                : Copy(info, model, resource, resource);
        }
        catch
        {
            resource.Dispose();
            throw;
        }
    }

    public override void Dispose()
    {
        _resource.Dispose();
        NativeMemory.Free(_decompressed);
        _decompressed = null;
    }

    private static EmbeddedImage Map(ModelInfo info, EmbeddedModel model, UnmanagedMemoryStream resource)
    {
        CheckLength(model.Describe(), resource.Length, info.Size);
        return new EmbeddedImage(resource, resource.PositionPointer, (int)info.Size, decompressed: null);
    }

    private static EmbeddedImage Decompress(ModelInfo info, EmbeddedModel model, Stream resource)
    {
        using var brotli = new BrotliStream(resource, CompressionMode.Decompress, leaveOpen: true);
        return Copy(info, model, resource, brotli);
    }

    private static EmbeddedImage Copy(ModelInfo info, EmbeddedModel model, Stream resource, Stream content)
    {
        void* memory = NativeMemory.Alloc((nuint)info.Size);
        try
        {
            CheckLength(model.Describe(), Fill(new Span<byte>(memory, checked((int)info.Size)), content), info.Size);
            return new EmbeddedImage(resource, (byte*)memory, (int)info.Size, memory);
        }
        catch (Exception e)
        {
            NativeMemory.Free(memory);
            throw e is InvalidDataException or InvalidOperationException
                ? new ModelFileException($"The resource '{model.Describe()}' does not decompress: {e.Message} {WayOut}", e)
                : e;
        }
    }

    /// <returns>How many bytes there were; one more than fit where there were more.</returns>
    private static long Fill(Span<byte> memory, Stream content)
    {
        int filled = 0;
        while (filled < memory.Length && content.Read(memory[filled..]) is > 0 and int read)
        {
            filled += read;
        }

        return content.ReadByte() < 0 ? filled : filled + 1L;
    }
}
