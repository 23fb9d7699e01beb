using System.Globalization;
using System.Text;

namespace BuildTimeML.Manifest;

/// <summary>
/// A line of a text file of ours: a keyword and its values. Manifests, requests to the worker and state files
/// are all lists of such lines; the first one names the kind of file and its version.
/// </summary>
internal sealed class Record
{
    private readonly List<Token> _tokens;
    private readonly int _line;
    private int _next = 1;

    private Record(List<Token> tokens, int line)
    {
        _tokens = tokens;
        _line = line;
    }

    public string Keyword => _tokens[0].Text;

    public bool AtEnd => _next >= _tokens.Count;

    /// <summary>Writes lines that <see cref="Parse"/> reads; each ends with a line feed on every system.</summary>
    public static string Write(string kind, int version, IEnumerable<IEnumerable<Token>> lines)
    {
        var text = new StringBuilder().Append(kind).Append(' ').Append(version.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (IEnumerable<Token> line in lines)
        {
            text.Append(Token.Join(line)).Append('\n');
        }

        return text.ToString();
    }

    /// <exception cref="RecordException">The text is of another kind or version, or a line cannot be read.</exception>
    public static List<Record> Parse(string kind, int version, string text)
    {
        var records = new List<Record>();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            try
            {
                if (Token.Split(lines[i].TrimEnd('\r')) is { Count: > 0 } tokens)
                {
                    records.Add(new Record(tokens, i + 1));
                }
            }
            catch (FormatException e)
            {
                throw new RecordException(i + 1, e.Message);
            }
        }

        if (records.Count == 0 || records[0].Keyword != kind)
        {
            throw new RecordException(1, $"it does not begin with '{kind}'");
        }

        if (records[0].Integer() != version || !records[0].AtEnd)
        {
            throw records[0].Error($"it is not of version {version.ToString(CultureInfo.InvariantCulture)}");
        }

        records.RemoveAt(0);
        return records;
    }

    public static Token Word(string text) => new(text, Quoted: false);

    public static Token Text(string text) => new(text, Quoted: true);

    public static Token Number(long value) => Word(value.ToString(CultureInfo.InvariantCulture));

    public Token Take() => AtEnd ? throw Error($"'{Keyword}' lacks a value") : _tokens[_next++];

    public string String() => Take().Text;

    public long Integer() => long.TryParse(String(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
        ? value
        : throw Error($"'{_tokens[_next - 1].Text}' is not a number");

    /// <summary>One of the names of an enumeration, in any case; its numbers are not accepted.</summary>
    public TEnum Choice<TEnum>()
        where TEnum : struct, Enum => Enum.TryParse(String(), ignoreCase: true, out TEnum value)
            && string.Equals(value.ToString(), _tokens[_next - 1].Text, StringComparison.OrdinalIgnoreCase)
        ? value
        : throw Error($"'{_tokens[_next - 1].Text}' is no {typeof(TEnum).Name}");

    public RecordException Error(string message) => new(_line, message);
}

/// <summary>A text file of ours cannot be read.</summary>
internal sealed class RecordException(int line, string message) : Exception(message)
{
    /// <summary>Counted from 1.</summary>
    public int Line { get; } = line;
}
