using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Calibration;

namespace BuildTimeML.Compression.Quantization;

/// <summary>What a scheme may use besides the model.</summary>
/// <param name="Samples">The samples to calibrate with; null where the item gives none.</param>
/// <param name="Progress">Hears of long work; null where nobody listens.</param>
/// <param name="Cancellation">Ends long work.</param>
internal sealed record SchemeContext(ISamples? Samples, IBuildProgress? Progress, CancellationToken Cancellation)
{
    /// <summary>Tells how far a calibration is; null where nobody listens.</summary>
    public CalibrationProgress? CalibrationProgress => Progress is { } progress ? new CalibrationProgress(progress.Phase) : null;

    /// <summary>The layers that stay in float32, by the names that the passes log them with.</summary>
    public IReadOnlySet<string> KeptFloat { get; init; } = new HashSet<string>();

    /// <summary>For static precision: how the range of a value is chosen.</summary>
    public RangeMethod Method { get; init; } = RangeMethod.Halfway;

    /// <summary>How weights are rounded where samples tell what their layers see.</summary>
    public RoundingMethod Rounding { get; init; } = RoundingMethod.Gptq;

    /// <summary>For static precision: the ranges that the model was trained in, by value. Where there are any, its weights are rounded already, and channels stay as they are.</summary>
    public IReadOnlyDictionary<string, ValueRange> TrainedRanges { get; init; } = new Dictionary<string, ValueRange>();

    /// <summary>What the samples have told so far of the model that candidates are made from.</summary>
    public SampleMemory Memory { get; init; } = new();

    /// <summary>No samples.</summary>
    public static SchemeContext Empty => new(Samples: null, Progress: null, CancellationToken.None);
}
