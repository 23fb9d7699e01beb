namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>The samples of one component.</summary>
/// <param name="Width">Of those that hold pixels of the image.</param>
/// <param name="Height">Of those that hold pixels of the image.</param>
/// <param name="Stride">From one row to the next.</param>
/// <param name="Samples">Row by row.</param>
internal sealed record JpegPlane(int Width, int Height, int Stride, byte[] Samples)
{
    public static JpegPlane Of(JpegFrame frame, JpegComponent component)
    {
        int stride = component.Stride * 8;
        byte[] samples = new byte[(long)stride * component.PaddedRows * 8];
        ushort[] steps = component.Steps ?? throw new DataFormatException("scans", $"none holds the component {component.Id}");
        for (int row = 0; row < component.Rows; row++)
        {
            for (int column = 0; column < component.Columns; column++)
            {
                InverseDct.Transform(component.Block(column, row), steps, samples.AsSpan((row * 8 * stride) + (column * 8)), stride);
            }
        }

        return new JpegPlane(
            ((frame.Width * component.Across) + frame.MostAcross - 1) / frame.MostAcross,
            ((frame.Height * component.Down) + frame.MostDown - 1) / frame.MostDown,
            stride,
            samples);
    }
}
