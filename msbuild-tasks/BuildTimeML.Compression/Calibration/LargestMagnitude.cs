namespace BuildTimeML.Compression.Calibration;

/// <summary>The largest magnitude of all finite numbers; infinities, such as those of a mask, do not count.</summary>
internal sealed class LargestMagnitude : IActivationStatistic
{
    /// <summary>0 as long as there are none.</summary>
    public float Value { get; private set; }

    public bool Add(ReadOnlySpan<float> elements, ReadOnlySpan<long> shape)
    {
        foreach (float element in elements)
        {
            float magnitude = MathF.Abs(element);
            if (magnitude > Value && float.IsFinite(magnitude))
            {
                Value = magnitude;
            }
        }

        return true;
    }
}
