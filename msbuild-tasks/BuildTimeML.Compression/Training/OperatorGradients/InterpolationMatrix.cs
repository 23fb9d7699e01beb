namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Linear interpolation along one axis as a product with a matrix. Source: the specification of ONNX's Resize.</summary>
internal static class InterpolationMatrix
{
    /// <param name="from">Elements before.</param>
    /// <param name="to">Elements after.</param>
    /// <param name="scale">What the node says that the ratio is; it was rounded to whole elements.</param>
    /// <param name="transformation">What places are counted from.</param>
    /// <returns><c>[to, from]</c>, row by row; null for a transformation that is not known.</returns>
    public static float[]? Of(long from, long to, double scale, string transformation)
    {
        float[] matrix = new float[to * from];
        for (long row = 0; row < to; row++)
        {
            if (Place(row, from, to, scale, transformation) is not { } place)
            {
                return null;
            }

            place = Math.Clamp(place, 0, from - 1);
            long low = (long)place;
            long high = Math.Min(low + 1, from - 1);
            matrix[(row * from) + low] += (float)(1 - (place - low));
            matrix[(row * from) + high] += (float)(place - low);
        }

        return matrix;
    }

    // Where an element after lies among those before.
    private static double? Place(long row, long from, long to, double scale, string transformation) => transformation switch
    {
        "half_pixel" => ((row + 0.5) / scale) - 0.5,
        "half_pixel_symmetric" => (from / 2.0 * (1 - (to / (scale * from)))) + ((row + 0.5) / scale) - 0.5,
        "pytorch_half_pixel" => to > 1 ? ((row + 0.5) / scale) - 0.5 : 0,
        "align_corners" => to > 1 ? (double)row * (from - 1) / (to - 1) : 0,
        "asymmetric" => row / scale,
        _ => null,
    };
}
