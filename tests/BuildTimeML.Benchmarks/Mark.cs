using System.Globalization;

namespace BuildTimeML.Benchmarks;

/// <summary>What a figure has to be, from the step that asks for it.</summary>
internal sealed class Mark
{
    // Two sides that are equally fast still differ by the machine's mood.
    private const double TimeRatioTolerance = 0.03;

    private readonly string _text;
    private readonly Func<Measurement, bool> _holds;

    private Mark(string comparison, double limit, Func<Measurement, bool> holds)
    {
        _text = comparison + Math.Round(limit, 4).ToString(CultureInfo.InvariantCulture);
        _holds = holds;
    }

    private Mark(string text)
    {
        _text = text;
        _holds = _ => true;
    }

    /// <summary>For a value that is shown and nothing is asked of.</summary>
    public static Mark None { get; } = new("none");

    /// <summary>A value that is no ratio of times.</summary>
    public static Mark AtMost(double limit) => new("<=", limit, m => m.Value <= limit);

    /// <summary>A value that is no ratio of times.</summary>
    public static Mark AtLeast(double limit) => new(">=", limit, m => m.Value >= limit);

    /// <summary>A ratio of times: the upper end of its interval may exceed the limit by 0.03.</summary>
    public static Mark TimeRatioAtMost(double limit) => new("<=", limit, m => m.High <= limit + TimeRatioTolerance);

    /// <summary>A ratio of times: the upper end of its interval may exceed the limit by less than 0.03.</summary>
    public static Mark TimeRatioBelow(double limit) => new("<", limit, m => m.High < limit + TimeRatioTolerance);

    public bool Holds(Measurement measurement) => _holds(measurement);

    public override string ToString() => _text;
}
