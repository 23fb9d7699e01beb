namespace BuildTimeML.Compression.Reporting.Charts;

/// <summary>From numbers to places from 0 to 1, and the round numbers to write there.</summary>
internal sealed class Axis
{
    private const int MostTicks = 6;

    // A quotient that should be whole may miss that by as much.
    private const double Rounding = 1e-9;

    private readonly double _step;

    /// <param name="from">Where it may begin, at the latest.</param>
    /// <param name="to">Where it may end, at the earliest.</param>
    public Axis(double from, double to)
    {
        double span = to > from ? to - from : Math.Max(Math.Abs(to), 1);
        double rough = span / (MostTicks - 1);
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        _step = new[] { 1, 2, 2.5, 5, 10 }.First(s => s * power >= rough) * power;
        From = Math.Floor((from / _step) + Rounding) * _step;
        To = Math.Max(Math.Ceiling((to / _step) - Rounding) * _step, From + _step);
    }

    public double From { get; }

    public double To { get; }

    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Floor(((To - From) / _step) + Rounding) + 1).Select(i => Math.Round(From + (i * _step), 10));

    public double At(double number) => Math.Clamp((number - From) / (To - From), 0, 1);
}
