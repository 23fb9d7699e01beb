using System.Text;

namespace BuildTimeML.Tool.Terminal;

/// <summary>Lays rows out in columns for reading: the first on the left, numbers on the right.</summary>
internal static class TextTable
{
    /// <param name="rows">Each with as many cells; the first row may be the headings.</param>
    /// <param name="alignRight">The columns of numbers, from 0.</param>
    /// <param name="indent">How many spaces stand before each row.</param>
    public static string Format(IReadOnlyList<string[]> rows, IReadOnlyCollection<int> alignRight, int indent = 2)
    {
        var text = new StringBuilder();
        int[] widths = rows.Count == 0 ? [] : [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length))];
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, c) => alignRight.Contains(c) ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]));
            text.Append(new string(' ', indent)).Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
