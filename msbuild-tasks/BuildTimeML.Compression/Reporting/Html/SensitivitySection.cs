using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>What each layer costs in quality, where layers were left out one by one.</summary>
internal static class SensitivitySection
{
    public static void Write(HtmlBuilder html, ModelReport model)
    {
        if (model.Sensitivity.Count == 0)
        {
            return;
        }

        double most = Math.Max(model.Sensitivity.Max(s => s.SqnrGain ?? 0), double.Epsilon);
        html.Add($"<section>\n<h3>Sensitivity</h3>\n<p class=\"note\">How much nearer {model.Sensitivity[0].Precision} comes to the original where one layer alone stays in float32.</p>\n");
        Table.Open(html, "Sensitivity of layers", Column.Text("Layer"), Column.Number("SQNR"), Column.Bar("gain"), Column.Number("Time"), Column.Prose("Outcome"));
        foreach (ReportedSensitivity layer in model.Sensitivity)
        {
            string gain = layer.SqnrGain is { } decibels ? Text.SignedDecibels(decibels) : Text.None;
            html.Add($"<tr><th scope=\"row\"><code>{layer.Layer}</code></th><td class=\"n\">{gain}</td><td class=\"bars\"><span class=\"bar\" style=\"width:{100 * Math.Max(layer.SqnrGain ?? 0, 0) / most}%\"></span></td><td class=\"n\">{(layer.TimeCost is { } time ? Text.SignedPercent(time) : Text.None)}</td><td>{(layer.IsKeptFloat ? "stays float32" : model.Precision)}</td></tr>\n");
        }

        Table.Close(html);
        html.Markup("</section>\n");
    }
}
