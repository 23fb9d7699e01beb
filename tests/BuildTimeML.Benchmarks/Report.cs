using System.Globalization;

namespace BuildTimeML.Benchmarks;

/// <summary>Figures go to standard output, one JSON line each; what a person reads goes to standard error.</summary>
internal sealed class Report(TextWriter figures, TextWriter table)
{
    /// <summary>Whether every figure so far is within its mark.</summary>
    public bool AllHold { get; private set; } = true;

    public void Note(string text) => table.WriteLine(text);

    public void Add(Figure figure)
    {
        AllHold &= figure.Holds;
        figures.WriteLine(figure.ToJson());
        table.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{figure.Name,-24} {figure.Measured.Value,12:0.####} {figure.Unit,-6} [{figure.Measured.Low:0.####}, {figure.Measured.High:0.####}] n={figure.Measured.Count,-6} mark {figure.Mark}: {(figure.Holds ? "holds" : "MISSED")}"));
    }
}
