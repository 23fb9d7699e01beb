using BuildTimeML.Compression.Reporting.Html;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Charts;

/// <summary>A rectangle for each constant, its area what it took; the filled part of it is what it takes now, in the colour of its type.</summary>
internal static class Treemap
{
    private const double Height = 320;
    private const double Line = 15;
    private const double Padding = 6;

    // Less than this cannot be seen.
    private const double LeastShare = 0.0004;

    /// <summary>The class of a type: its colour.</summary>
    public static string ClassOf(string type) => type switch
    {
        "int8" or "uint8" => "int8",
        "int4" or "uint4" => "int4",
        "float16" or "bfloat16" => "half",
        "float32" or "float64" => "full",
        _ => "other",
    };

    public static void Write(HtmlBuilder html, IReadOnlyList<ReportedTensor> tensors)
    {
        double total = tensors.Sum(Weight);
        ReportedTensor[] shown = [.. tensors.Where(t => Weight(t) > LeastShare * total).OrderByDescending(Weight)];
        if (shown.Length == 0)
        {
            return;
        }

        Chart.Open(html, "treemap", Height, "Constants by size, before and after", $"{shown.Length} rectangles, one for each constant. Area: bytes in the original. Filled part: bytes now. The table below has all numbers.");
        foreach ((ReportedTensor tensor, Box box) in shown.Zip(Squarify.Divide([.. shown.Select(Weight)], 2 * Chart.WideWidth, Height)))
        {
            Cell(html, tensor, box);
        }

        Chart.Close(html);
    }

    /// <summary>For people: what the page says where a pointer rests.</summary>
    public static string Describe(ReportedTensor tensor)
    {
        string after = tensor.BytesAfter == 0 ? "nothing" : $"{Text.Bytes(tensor.BytesAfter)} ({tensor.After})";
        string before = tensor.BytesBefore == 0 ? "nothing" : $"{Text.Bytes(tensor.BytesBefore)} ({tensor.Before})";
        string layer = tensor.Layer.Length > 0 ? $"\n{tensor.Layer}" : "";
        return $"{NameOf(tensor)}{layer}\nbefore: {before}\nafter: {after}";
    }

    public static string NameOf(ReportedTensor tensor) => tensor.Name.Length > 0 ? tensor.Name : tensor.Before;

    private static double Weight(ReportedTensor tensor) => Math.Max(tensor.BytesBefore, tensor.BytesAfter);

    private static void Cell(HtmlBuilder html, ReportedTensor tensor, Box box)
    {
        double percent = 100 / (2 * Chart.WideWidth);
        double filled = box.Height * tensor.BytesAfter / Weight(tensor);
        html.Add($"<g><title>{Describe(tensor)}</title>");
        html.Add($"<rect class=\"gone\" x=\"{box.X * percent}%\" y=\"{box.Y}\" width=\"{box.Width * percent}%\" height=\"{box.Height}\"/>");
        html.Add($"<rect class=\"{ClassOf(tensor.Stored)}\" x=\"{box.X * percent}%\" y=\"{box.Y + box.Height - filled}\" width=\"{box.Width * percent}%\" height=\"{filled}\"/>");
        html.Add($"<rect class=\"outline\" x=\"{box.X * percent}%\" y=\"{box.Y}\" width=\"{box.Width * percent}%\" height=\"{box.Height}\"/>");
        string[] lines = [NameOf(tensor), $"{Text.Bytes(tensor.BytesBefore)} → {Text.Bytes(tensor.BytesAfter)}"];
        for (int i = 0; i < lines.Length && box.Height >= Padding + ((i + 1) * Line); i++)
        {
            if (Room(lines[i], box) is { } where)
            {
                html.Add($"<text class=\"{where}\" x=\"{box.X * percent}%\" y=\"{box.Y + ((i + 1) * Line)}\" dx=\"{Padding}\">{lines[i]}</text>");
            }
        }

        html.Markup("</g>\n");
    }

    // Where there is room for a label: on all screens, on wide ones, or nowhere.
    private static string? Room(string label, Box box)
    {
        double needed = (label.Length * Chart.Letter) + (2 * Padding);
        double share = box.Width / (2 * Chart.WideWidth);
        return share * Chart.NarrowWidth >= needed ? "cell" : share * 2 * Chart.WideWidth >= needed ? "cell wide" : null;
    }
}
