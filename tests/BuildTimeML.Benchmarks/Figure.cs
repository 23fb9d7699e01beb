using System.Globalization;

namespace BuildTimeML.Benchmarks;

/// <summary>A number that a claim rests on.</summary>
/// <param name="Name">Such as <c>predict.ratio</c>.</param>
/// <param name="Measured">The value and how sure it is.</param>
/// <param name="Unit">Such as <c>x</c>, <c>B</c>, <c>ms</c>, <c>%</c>.</param>
/// <param name="Mark">What it has to be.</param>
internal sealed record Figure(string Name, Measurement Measured, string Unit, Mark Mark)
{
    public bool Holds => Mark.Holds(Measured);

    public string ToJson() =>
        $$"""{"figure":"{{Name}}","value":{{Number(Measured.Value)}},"unit":"{{Unit}}","mark":"{{Mark}}","holds":{{(Holds ? "true" : "false")}},"spread":[{{Number(Measured.Low)}},{{Number(Measured.High)}}],"n":{{Measured.Count}}}""";

    private static string Number(double value) => Math.Round(value, 4).ToString(CultureInfo.InvariantCulture);
}
