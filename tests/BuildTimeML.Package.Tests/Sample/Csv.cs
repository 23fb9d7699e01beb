using System.Text;

namespace BuildTimeML.Package.Tests.Sample;

/// <summary>Reads comma-separated values with quoted fields (RFC 4180).</summary>
internal static class Csv
{
    public static IEnumerable<string[]> Read(string path)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        string text = File.ReadAllText(path);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is (',' or '\n'))
            {
                fields.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (c == '\n')
                {
                    yield return [.. fields];
                    fields.Clear();
                }
            }
            else
            {
                field.Append(c);
            }
        }
    }
}
