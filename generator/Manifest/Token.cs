using System.Globalization;
using System.Text;

namespace BuildTimeML.Manifest;

/// <summary>One word of a line of text: bare, or in double quotes, where any character can be written.</summary>
internal readonly record struct Token(string Text, bool Quoted)
{
    /// <summary>Writes tokens as one line; quotes are used only where they are asked for or needed.</summary>
    public static string Join(IEnumerable<Token> tokens) => string.Join(" ", tokens.Select(Format));

    /// <summary>Reads a line back.</summary>
    /// <exception cref="FormatException">A quote is not closed or not followed by a space, or an escape is not one of ours.</exception>
    public static List<Token> Split(string line)
    {
        var tokens = new List<Token>();
        for (int i = 0; i < line.Length;)
        {
            if (line[i] == ' ')
            {
                i++;
            }
            else if (line[i] == '"')
            {
                tokens.Add(new Token(ReadQuoted(line, ref i), Quoted: true));
            }
            else
            {
                int end = line.IndexOf(' ', i);
                end = end < 0 ? line.Length : end;
                tokens.Add(new Token(line.Substring(i, end - i), Quoted: false));
                i = end;
            }
        }

        return tokens;
    }

    private static string Format(Token token) =>
        !token.Quoted && token.Text.Length > 0 && token.Text.All(IsBare) ? token.Text : Quote(token.Text);

    private static bool IsBare(char c) => c is > ' ' and < (char)127 and not '"' and not '\\';

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029'
                    => quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string ReadQuoted(string line, ref int i)
    {
        var text = new StringBuilder();
        for (i++; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                i++;
                return i == line.Length || line[i] == ' ' ? text.ToString() : throw new FormatException("a space is missing after a quotation mark");
            }

            text.Append(line[i] == '\\' ? ReadEscape(line, ref i) : line[i]);
        }

        throw new FormatException("a quotation mark is not closed");
    }

    private static char ReadEscape(string line, ref int i)
    {
        i++;
        switch (i < line.Length ? line[i] : '\0')
        {
            case '"': return '"';
            case '\\': return '\\';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when i + 4 < line.Length && int.TryParse(line.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code):
                i += 4;
                return (char)code;
            default: throw new FormatException("an escape is not one of \\\" \\\\ \\n \\r \\t \\uXXXX");
        }
    }
}
