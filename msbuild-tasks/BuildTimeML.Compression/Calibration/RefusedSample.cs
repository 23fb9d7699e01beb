using BuildTimeML.Build;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Calibration;

/// <summary>The error of a sample that the engine cannot run the original on.</summary>
internal static class RefusedSample
{
    /// <param name="index">Of the sample, from 0.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="purpose">What they are for.</param>
    /// <param name="engine">What the engine says.</param>
    public static BuildErrorException Error(int index, int count, string purpose, OnnxRuntimeException engine) =>
        new(BuildErrors.SampleRefused.With(index + 1, count, purpose, engine.Message.TrimEnd('.')));
}
