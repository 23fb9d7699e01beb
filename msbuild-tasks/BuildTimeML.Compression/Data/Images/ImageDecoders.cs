using BuildTimeML.Compression.Data.Images.Jpeg;
using BuildTimeML.Compression.Data.Images.Png;

namespace BuildTimeML.Compression.Data.Images;

/// <summary>The formats of images, by the ends of their files' names.</summary>
internal static class ImageDecoders
{
    /// <summary>A decoder throws <see cref="DataFormatException"/> for what it cannot read.</summary>
    public static IReadOnlyDictionary<string, Func<ReadOnlyMemory<byte>, Image>> All { get; } = new Dictionary<string, Func<ReadOnlyMemory<byte>, Image>>
    {
        [".png"] = PngDecoder.Decode,
        [".jpg"] = JpegDecoder.Decode,
        [".jpeg"] = JpegDecoder.Decode,
        [".ppm"] = PnmDecoder.Decode,
        [".pgm"] = PnmDecoder.Decode,
    };

    /// <exception cref="DataFormatException">It is no image of the format that its name says.</exception>
    public static Image Read(string path) => All[Path.GetExtension(path).ToLowerInvariant()](DataLimits.ReadWhole(path));
}
