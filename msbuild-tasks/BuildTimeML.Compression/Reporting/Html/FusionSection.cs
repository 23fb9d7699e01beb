using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>Which layers and operators the engine runs as they were written.</summary>
internal static class FusionSection
{
    public static void Write(HtmlBuilder html, ModelReport model)
    {
        ReportedFusions fusions = model.Fusions;
        if (fusions.WhyNotChecked is { } whyNot)
        {
            html.Add($"<section>\n<h3>In the engine</h3>\n<p>Not checked: {whyNot}</p>\n</section>\n");
            return;
        }

        if (fusions.Nodes.Count == 0)
        {
            return;
        }

        ReportedFusion[] missed = [.. fusions.Nodes.Where(n => !n.IsAsExpected)];
        html.Add($"<section>\n<h3>In the engine</h3>\n<p>{fusions.Nodes.Count - missed.Length} of {fusions.Nodes.Count} layers and operators run as they were written.</p>\n");
        if (missed.Length > 0)
        {
            WriteTable(html, missed);
        }

        html.Markup("<details><summary>All of them</summary>");
        WriteTable(html, fusions.Nodes);
        html.Markup("</details>\n</section>\n");
    }

    private static void WriteTable(HtmlBuilder html, IReadOnlyList<ReportedFusion> nodes)
    {
        Table.Open(html, "Nodes in the engine", Column.Text("Node"), Column.Text("Written as"), Column.Prose("Runs as"));
        foreach (ReportedFusion node in nodes)
        {
            html.Add($"<tr><th scope=\"row\"><code>{node.Node}</code></th><td>{(node.Expected == "Float" ? "float32" : "8 bits")}</td>");
            if (node.IsAsExpected)
            {
                html.Markup("<td>written</td></tr>\n");
            }
            else
            {
                html.Add($"<td><span class=\"bad\">{node.Runs}</span>: {node.Reason}</td></tr>\n");
            }
        }

        Table.Close(html);
    }
}
