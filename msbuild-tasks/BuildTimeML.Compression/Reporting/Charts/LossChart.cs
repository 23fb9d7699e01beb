using BuildTimeML.Compression.Reporting.Html;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Charts;

/// <summary>The loss of a training, epoch by epoch, on a logarithmic scale: on the samples trained on, and on those held back.</summary>
internal static class LossChart
{
    private const double Height = 200;
    private const double Top = 8;
    private const string Title = "Loss by epoch";

    /// <summary>Nothing where there is no epoch, or no loss above zero.</summary>
    public static void Write(HtmlBuilder html, ReportedTraining training)
    {
        (string Name, string Class, (int Epoch, double Loss)[] Points)[] lines =
        [
            ("held back", "front", Points(training, e => e.HeldBackLoss)),
            ("trained on", "behind", Points(training, e => e.Loss)),
        ];
        double[] losses = [.. lines.SelectMany(l => l.Points).Select(p => Math.Log10(p.Loss))];
        if (training.Curve.Count < 2 || losses.Length == 0)
        {
            return;
        }

        var x = new Axis(0, training.Curve[^1].Epoch);
        var y = new Axis(losses.Min(), losses.Max());
        html.Add($"<figure><figcaption>{Title}</figcaption><div class=\"plot\">");
        Chart.Open(html, "loss", Height + 38, Title, Description(training, lines));
        Chart.AxisLeft(html, y, Top, Height - Top, power => Text.Short(Math.Pow(10, power)));
        Chart.AxisBelow(html, x, Height, tick => Text.Short(tick), "epochs");
        foreach ((string name, string kind, (int Epoch, double Loss)[] points) in lines)
        {
            foreach (((int Epoch, double Loss) from, (int Epoch, double Loss) to) in points.Zip(points.Skip(1)))
            {
                html.Add($"<line class=\"{kind}\" x1=\"{Across(from)}%\" y1=\"{Down(from)}\" x2=\"{Across(to)}%\" y2=\"{Down(to)}\"/>");
            }

            if (points.Length > 0)
            {
                html.Add($"<text class=\"label e\" x=\"{Across(points[^1])}%\" y=\"{Math.Max(Down(points[^1]) - 6, 12)}\" dx=\"-4\">{name}</text>");
            }
        }

        foreach ((int Epoch, double Loss) best in lines[0].Points.Where(p => p.Epoch == training.BestEpoch))
        {
            html.Add($"<g><title>best: epoch {best.Epoch}, {Text.Short(best.Loss)}</title><circle class=\"shipped\" cx=\"{Across(best)}%\" cy=\"{Down(best)}\" r=\"6\"/></g>");
        }

        Chart.Close(html);
        html.Markup("</div></figure>\n");

        double Across((int Epoch, double Loss) point) => 100 * x.At(point.Epoch);
        double Down((int Epoch, double Loss) point) => Top + ((1 - y.At(Math.Log10(point.Loss))) * (Height - Top));
    }

    private static (int Epoch, double Loss)[] Points(ReportedTraining training, Func<ReportedEpoch, double?> loss) =>
        [.. training.Curve.Where(e => loss(e) is > 0).Select(e => (e.Epoch, loss(e)!.Value))];

    private static string Description(ReportedTraining training, (string Name, string Class, (int Epoch, double Loss)[] Points)[] lines) =>
        string.Join("; ", lines.Where(l => l.Points.Length > 0).Select(l => $"{l.Name}: from {Text.Short(l.Points[0].Loss)} to {Text.Short(l.Points[^1].Loss)}"))
        + $". The weights are those of epoch {training.BestEpoch}. The table has all numbers.";
}
