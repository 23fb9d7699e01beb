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
        html.Add($"<section>\n<h3>Sensitivity</h3>\n<p class=\"note\">How much nearer {model.Sensitivity[0].Precision} comes to the original where one layer alone stays in float32.</p>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Layer</th><th scope=\"col\" class=\"n\">SQNR</th><th scope=\"col\" class=\"bars\"><span aria-hidden=\"true\">gain</span></th><th scope=\"col\" class=\"n\">Time</th><th scope=\"col\">Outcome</th></tr></thead><tbody>\n");
        foreach (ReportedSensitivity layer in model.Sensitivity)
        {
            string gain = layer.SqnrGain is { } decibels ? (decibels < 0 ? "" : "+") + Text.Decibels(decibels) : Text.None;
            html.Add($"<tr><th scope=\"row\"><code>{layer.Layer}</code></th><td class=\"n\">{gain}</td><td class=\"bars\"><span class=\"bar\" style=\"width:{100 * Math.Max(layer.SqnrGain ?? 0, 0) / most}%\"></span></td><td class=\"n\">{(layer.TimeCost is { } time ? Text.SignedPercent(time) : Text.None)}</td><td>{(layer.IsKeptFloat ? "stays float32" : model.Precision)}</td></tr>\n");
        }

        html.Markup("</tbody></table></div>\n</section>\n");
    }
}
