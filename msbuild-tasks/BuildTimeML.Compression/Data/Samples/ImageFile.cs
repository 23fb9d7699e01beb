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
        return
        [
            input.Signature.ElementType == ElementType.UInt8
                ? new NumberArray(ElementType.UInt8, _transform.Shape, Bytes(image))
                : new NumberArray(ElementType.Float32, _transform.Shape, Floats(image)),
        ];
    }

    public void Dispose()
    {
    }

    private byte[] Bytes(Image image)
    {
        byte[] numbers = new byte[_transform.Count];
        new ImagePreprocessor(_transform).Apply(image.Pixels, image.Width, image.Height, image.Format, numbers.AsSpan());
        return numbers;
    }

    private byte[] Floats(Image image)
    {
        byte[] numbers = new byte[_transform.Count * sizeof(float)];
        _transform.Apply(image.Pixels, image.Width, image.Height, image.Format, MemoryMarshal.Cast<byte, float>(numbers.AsSpan()));
        return numbers;
    }
}
