namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>The frame of a table: it scrolls where it is wider than the page, with the keyboard too.</summary>
internal static class Table
{
    /// <param name="html">The page.</param>
    /// <param name="label">What the table is of.</param>
    /// <param name="columns">Their heads.</param>
    public static void Open(HtmlBuilder html, string label, params ReadOnlySpan<Column> columns)
    {
        html.Add($"<div class=\"scroll\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\"><table aria-label=\"{label}\"><thead><tr>");
        foreach (Column column in columns)
        {
            html.Add($"<th scope=\"col\" class=\"{column.Class}\">{column.Head}</th>");
        }

        html.Markup("</tr></thead><tbody>\n");
    }

    public static void Close(HtmlBuilder html) => html.Markup("</tbody></table></div>\n");
}

/// <param name="Head">Its name.</param>
/// <param name="Class">What it is to look like.</param>
internal readonly record struct Column(string Head, string Class)
{
    public static Column Text(string head) => new(head, "t");

    public static Column Number(string head) => new(head, "n");

    /// <summary>Whole sentences.</summary>
    public static Column Prose(string head) => new(head, "w");

    /// <summary>Bars.</summary>
    public static Column Bar(string head) => new(head, "bars");
}
