namespace BuildTimeML.Compression.Reporting.Charts;

/// <summary>From numbers to places from 0 to 1, and the round numbers to write there.</summary>
internal sealed class Axis
{
    private const int MostTicks = 6;

    private readonly double _step;

    /// <param name="from">Where it may begin, at the latest.</param>
    /// <param name="to">Where it may end, at the earliest.</param>
    /// <param name="most">Where it ends at the latest.</param>
    public Axis(double from, double to, double most = double.PositiveInfinity)
    {
        double span = to > from ? to - from : Math.Max(Math.Abs(to), 1);
        double rough = span / (MostTicks - 1);
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        _step = new[] { 1, 2, 2.5, 5, 10 }.First(s => s * power >= rough) * power;
        From = Math.Floor(from / _step) * _step;
        To = Math.Max(Math.Ceiling(to / _step) * _step, From + _step);
        To = Math.Min(To, Math.Max(most, to));
    }

    public double From { get; }

    public double To { get; }

    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Floor(((To - From) / _step) + 1e-9) + 1).Select(i => Math.Round(From + (i * _step), 10));

    public double At(double number) => Math.Clamp((number - From) / (To - From), 0, 1);
}
