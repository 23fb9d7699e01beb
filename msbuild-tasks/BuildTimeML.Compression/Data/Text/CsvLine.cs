using System.Text;

namespace BuildTimeML.Compression.Data.Text;

/// <summary>The cells of a line of CSV (RFC 4180): a quoted cell may hold the separator, and a quotation mark twice for one.</summary>
internal static class CsvLine
{
    /// <summary>What separates the cells: the tabulator, the semicolon or the comma, whichever of them a line has first in this order.</summary>
    public static char Separator(string line) => line.Contains('\t', StringComparison.Ordinal) ? '\t' : line.Contains(';', StringComparison.Ordinal) ? ';' : ',';

    /// <exception cref="DataFormatException">A quotation mark is not closed, or stands inside a cell.</exception>
    public static List<string> Split(string line, char separator, int number)
    {
        var cells = new List<string>();
        for (int at = 0; at <= line.Length; at++)
        {
            if (at < line.Length && line[at] == '"')
            {
                cells.Add(Quoted(line, ref at, number));
                if (at < line.Length && line[at] != separator)
                {
                    throw new DataFormatException($"line {number}", $"after a quoted cell stands '{line[at]}' instead of '{separator}'");
                }
            }
            else
            {
                int end = line.IndexOf(separator, at);
                end = end < 0 ? line.Length : end;
                cells.Add(line[at..end].Trim());
                at = end;
            }
        }

        return cells;
    }

    private static string Quoted(string line, ref int at, int number)
    {
        var cell = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                cell.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else
            {
                at++;
                return cell.ToString();
            }
        }

        throw new DataFormatException($"line {number}", "a quotation mark is not closed");
    }
}
