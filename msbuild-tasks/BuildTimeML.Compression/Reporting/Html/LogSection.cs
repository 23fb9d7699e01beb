using System.Globalization;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>What the build said, and how to make it say so again.</summary>
internal static class LogSection
{
    public static void Write(HtmlBuilder html, ModelReport model)
    {
        if (model.Messages.Count > 0)
        {
            html.Markup("<section>\n<h3>Messages</h3>\n<ul class=\"log\">\n");
            foreach (ReportedMessage message in model.Messages)
            {
                html.Add($"<li>{(message.Code.Length > 0 ? $"{message.Code}: " : "")}{message.Text}</li>\n");
            }

            html.Markup("</ul>\n</section>\n");
        }

        html.Markup("<section>\n<h3>Make it again</h3>\n");
        foreach (string command in model.Commands)
        {
            html.Add($"<pre><code>{command}</code></pre>\n");
        }

        ReportedMachine machine = model.Machine;
        html.Add($"<p class=\"note\">{(model.IsFromCache ? "Taken from the cache; made" : "Made")} on {model.MadeAt.ToString("yyyy-MM-dd 'at' HH:mm", CultureInfo.InvariantCulture)} UTC in {Text.Short(model.Seconds)} s, with ONNX Runtime {machine.Engine} on {machine.System}, {machine.Architecture}, {machine.Processors} processors.</p>\n</section>\n");
    }
}
