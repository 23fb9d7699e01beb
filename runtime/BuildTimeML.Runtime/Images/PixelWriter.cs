using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BuildTimeML.Runtime.Images;

/// <summary>Puts pixels into a tensor: the model's channels, in the model's layout and type.</summary>
internal readonly ref struct PixelWriter<T, TNumber>(ImageTransform transform, ChannelMatrix matrix, Span<T> to)
    where TNumber : ITensorNumber<T>
{
    private readonly Span<T> _to = to;
    private readonly ChannelMatrix _matrix = matrix;
    private readonly TensorLayout _layout = TensorLayout.Of(transform);
    private readonly bool _isGray = transform.Channels == 1;

    /// <summary>Fills the input where the image leaves it open.</summary>
    public void Pad(ImagePlacement placement)
    {
        if (placement.Horizontal.Length == transform.Width && placement.Vertical.Length == transform.Height)
        {
            return;
        }

        for (int y = 0; y < transform.Height; y++)
        {
            for (int x = 0; x < transform.Width; x++)
            {
                Write(Vector128.Create(transform.Pad), x, y);
            }
        }
    }

    /// <param name="pixel">Its bytes, resized.</param>
    /// <param name="x">Of the input.</param>
    /// <param name="y">Of the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(Vector128<float> pixel, int x, int y)
    {
        Vector128<float> channels = _matrix.Apply(pixel);
        int at = _layout.At(x, y);
        _to[at] = TNumber.From(channels[0]);
        if (!_isGray)
        {
            _to[at + _layout.Channel] = TNumber.From(channels[1]);
            _to[at + (2 * _layout.Channel)] = TNumber.From(channels[2]);
        }
    }
}
