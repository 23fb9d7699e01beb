namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>
/// Gives a component that was sampled more coarsely the size of the image. Twice as coarse: between two samples the nearer one
/// counts three times (a triangle filter). Otherwise samples are repeated.
/// </summary>
internal static class Upsampling
{
    /// <param name="plane">The component.</param>
    /// <param name="frame">The size of the image.</param>
    /// <param name="component">How coarsely it is sampled.</param>
    /// <param name="y">The row of the image.</param>
    /// <param name="to">Receives the row.</param>
    public static void Row(JpegPlane plane, JpegFrame frame, JpegComponent component, int y, Span<byte> to)
    {
        bool smoothAcross = component.Across * 2 == frame.MostAcross && plane.Width > 1;
        bool smoothDown = component.Down * 2 == frame.MostDown && plane.Height > 1;
        int near = y * component.Down / frame.MostDown;
        int far = smoothDown ? Math.Clamp(near + ((y % 2 * 2) - 1), 0, plane.Height - 1) : near;
        ReadOnlySpan<byte> nearRow = plane.Samples.AsSpan(near * plane.Stride, plane.Width);
        ReadOnlySpan<byte> farRow = plane.Samples.AsSpan(far * plane.Stride, plane.Width);
        if (component.Across == frame.MostAcross && near == far)
        {
            nearRow[..to.Length].CopyTo(to);
            return;
        }

        if (smoothAcross)
        {
            Double(nearRow, farRow, to);
            return;
        }

        for (int x = 0; x < to.Length; x++)
        {
            int at = x * component.Across / frame.MostAcross;
            to[x] = (byte)(((4 * Mix(nearRow, farRow, at)) + 8) >> 4);
        }
    }

    // Two results of each sample: the left one leans to the sample before it, the right one to the sample after it.
    private static void Double(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<byte> to)
    {
        int at = Mix(near, far, 0);
        int before = at;
        for (int x = 0; x < to.Length; x += 2)
        {
            int after = Mix(near, far, Math.Min((x / 2) + 1, near.Length - 1));
            to[x] = (byte)(((3 * at) + before + 8) >> 4);
            if (x + 1 < to.Length)
            {
                to[x + 1] = (byte)(((3 * at) + after + 8) >> 4);
            }

            (before, at) = (at, after);
        }
    }

    private static int Mix(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, int at) => (3 * near[at]) + far[at];
}
