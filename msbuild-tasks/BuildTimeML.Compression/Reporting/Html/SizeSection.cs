using BuildTimeML.Compression.Reporting.Charts;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>Where the bytes were, and where they are.</summary>
internal static class SizeSection
{
    private static readonly (string Class, string Text)[] Key =
    [
        ("full", "float32 or float64"), ("half", "16 bits"), ("int8", "8 bits"), ("int4", "4 bits"), ("other", "other types"),
    ];

    public static void Write(HtmlBuilder html, ModelReport model)
    {
        if (model.Tensors.Count == 0)
        {
            return;
        }

        html.Markup("<section>\n<h3>Size by constant</h3>\n<figure><figcaption>Area: bytes in the original. Filled: what is left, by the type that it has now</figcaption>\n");
        Treemap.Write(html, model.Tensors);
        html.Markup("<ul class=\"key\">");
        foreach ((string type, string text) in Key.Where(k => model.Tensors.Any(t => t.BytesAfter > 0 && Treemap.ClassOf(t.Stored) == k.Class)))
        {
            html.Add($"<li><span class=\"{type}\"></span>{text}</li>");
        }

        html.Markup("<li><span class=\"gone\"></span>saved</li></ul></figure>\n");
        WriteTable(html, model.Tensors);
        html.Markup("</section>\n");
    }

    private static void WriteTable(HtmlBuilder html, IReadOnlyList<ReportedTensor> tensors)
    {
        html.Add($"<details><summary>All {tensors.Count} constants as a table</summary>");
        Table.Open(html, "Constants", Column.Text("Constant"), Column.Text("Used by"), Column.Number("Before"), Column.Number("After"), Column.Text("Was"), Column.Prose("Is"));
        foreach (ReportedTensor tensor in tensors)
        {
            html.Add($"<tr><th scope=\"row\"><code>{Treemap.NameOf(tensor)}</code></th><td><code>{tensor.Layer}</code></td><td class=\"n\">{Text.Bytes(tensor.BytesBefore)}</td><td class=\"n\">{Text.Bytes(tensor.BytesAfter)}</td><td>{tensor.Before}</td><td>{(tensor.BytesAfter == 0 ? "gone" : tensor.After)}</td></tr>\n");
        }

        Table.Close(html);
        html.Markup("</details>\n");
    }
}
