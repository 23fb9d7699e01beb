using BuildTimeML.Compression.Reporting.Charts;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>How the model was trained: the loss curve and what it took.</summary>
internal static class TrainingSection
{
    public static void Write(HtmlBuilder html, ModelReport model)
    {
        if (model.Training is not { } training)
        {
            return;
        }

        string seconds = Text.Short(training.Seconds);
        html.Add($"<section>\n<h3>Training</h3>\n<p class=\"note\">{training.Method}{(training.Pruned.Length > 0 ? $", after pruning: {training.Pruned}" : "")}. It took {seconds} s and at most {Text.Bytes(training.PeakBytes)} of memory; weights are {Text.Bytes(training.WeightBytes)}, the activations of a run {Text.Bytes(training.ActivationBytes)}.</p>\n");
        LossChart.Write(html, training);
        html.Add($"<details><summary>{Text.Plural(training.Curve.Count - 1, "epoch")}</summary>\n");
        Table.Open(html, "Epochs", Column.Number("Epoch"), Column.Number("Loss"), Column.Number("Loss held back"), Column.Number("Agreement held back"));
        foreach (ReportedEpoch epoch in training.Curve)
        {
            html.Add($"<tr class=\"{(epoch.Epoch == training.BestEpoch ? "shipped" : "other")}\"><th scope=\"row\" class=\"n\">{epoch.Epoch}</th><td class=\"n\">{Number(epoch.Loss)}</td><td class=\"n\">{Number(epoch.HeldBackLoss)}</td><td class=\"n\">{(epoch.Agreement is { } share ? Text.Percent(share) : Text.None)}</td></tr>\n");
        }

        Table.Close(html);
        html.Markup("</details>\n</section>\n");
    }

    private static string Number(double? number) => number is { } value ? value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture) : Text.None;
}
