using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Compression.Selection;

/// <summary>A candidate and what was measured of it.</summary>
/// <param name="Candidate">The model.</param>
/// <param name="Quality">How near it comes to the original; null where there are no samples to tell.</param>
/// <param name="Time">Its time by that of the simplified float model; null where it was not timed.</param>
internal sealed record Trial(Candidate Candidate, Quality? Quality, MedianEstimate? Time) : IDisposable
{
    // Two equally fast models still differ by the machine's mood: less than this is no difference.
    private const double Margin = 0.05;

    /// <summary>The layers that quantisation hurts most for the time that it saves, the worst first; none where nobody had to look.</summary>
    public IReadOnlyList<string> WorstLayers { get; init; } = [];

    public string Precision => Candidate.Precision;

    /// <summary>Such as <c>1.27</c>.</summary>
    public string TimeText => (Time?.Value ?? 1).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Whether it takes longer than the float model, by a margin that is no noise.</summary>
    public bool IsSlower => Time is { } time && time.Value > 1 + Margin && time.Low > 1;

    /// <summary>Whether it takes less time than another, by a margin that is no noise.</summary>
    public bool IsFasterThan(Trial other) => (Time?.Value ?? 1) < (other.Time?.Value ?? 1) * (1 - Margin);

    /// <summary>For example <c>Int8Static: 1.34 MB (1,344,600 bytes), 34.6 dB SQNR, 98.0 % agreement, 0.41 times the time of the float model</c>.</summary>
    public string Describe()
    {
        string quality = Quality is null ? "" : $", {Quality.Describe()}";
        string time = Time is null ? "" : $", {TimeText} times the time of the float model";
        return $"{Precision}: {ByteSize.Format(Candidate.Size)}{quality}{time}";
    }

    public void Dispose() => Candidate.Dispose();
}
