using System.Runtime.InteropServices;
using BuildTimeML.Compression.Data.Images;
using BuildTimeML.Runtime.Images;
using ElementType = BuildTimeML.Manifest.ElementType;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>An image as the only sample of its file. It is decoded when it is read.</summary>
internal sealed class ImageFile(string path, DataInput input) : IDataFile
{
    private readonly ImageTransform _transform = ImageTransforms.Of(input.Preprocess
        ?? throw new DataFormatException("image", $"the item does not say how '{input.Signature.Name}' ({input.Signature.Describe()}) is made of an image: set Preprocess=\"image: ...\""));

    public int Count => 1;

    public IReadOnlyList<NumberArray> Read(int index)
    {
        Image image = ImageDecoders.Read(path);
        byte[] numbers = new byte[_transform.Count * sizeof(float)];
        Span<float> pixels = MemoryMarshal.Cast<byte, float>(numbers.AsSpan());
        _transform.Apply(image.Pixels, image.Width, image.Height, image.Channels, pixels);
        if (input.Signature.ElementType == ElementType.UInt8)
        {
            Round(pixels);
        }

        return [new NumberArray(ElementType.Float32, _transform.Shape, numbers)];
    }

    public void Dispose()
    {
    }

    private static void Round(Span<float> pixels)
    {
        foreach (ref float pixel in pixels)
        {
            pixel = Math.Clamp(MathF.Round(pixel, MidpointRounding.AwayFromZero), byte.MinValue, byte.MaxValue);
        }
    }
}
