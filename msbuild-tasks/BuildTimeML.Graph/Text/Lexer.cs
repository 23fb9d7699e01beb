using System.Text;

namespace BuildTimeML.Graph.Text;

/// <summary>Cuts a text into tokens. A <c>#</c> begins a comment that goes to the end of the line.</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] LongMarks = ["=>", "::"];
    private const string Marks = "<>()[]{}=,:?@";
    private const string WordMarks = "_./-";

    private int _position;
    private int _line = 1;
    private int _lineStart;

    /// <exception cref="GraphTextException">Some characters are no token.</exception>
    public static List<Token> Read(string text)
    {
        var lexer = new Lexer(text);
        var tokens = new List<Token>();
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    public static bool IsWord(string name) =>
        name.Length > 0 && IsWordStart(name[0]) && name.All(IsWordPart);

    private static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c is '_' or '/';

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || WordMarks.Contains(c, StringComparison.Ordinal);

    private Token Next()
    {
        SkipBlanks();
        if (_position == text.Length)
        {
            return Make(TokenKind.End, _position, "");
        }

        int start = _position;
        char first = text[start];
        if (first == '"')
        {
            return Quoted();
        }

        if (IsWordStart(first))
        {
            Advance(IsWordPart);
            return Make(TokenKind.Word, start, text[start.._position]);
        }

        if (text.AsSpan(start).StartsWith("0x", StringComparison.Ordinal))
        {
            _position += 2;
            Advance(char.IsAsciiHexDigit);
            return Make(TokenKind.Bytes, start, text[(start + 2).._position]);
        }

        if (char.IsAsciiDigit(first) || first is '-' or '+' or '.')
        {
            _position++;
            Advance(c => char.IsAsciiLetterOrDigit(c) || c == '.' || (c is '+' or '-' && text[_position - 1] is 'e' or 'E'));
            return Make(TokenKind.Number, start, text[start.._position]);
        }

        string mark = Array.Find(LongMarks, m => text.AsSpan(start).StartsWith(m, StringComparison.Ordinal))
            ?? (Marks.Contains(first, StringComparison.Ordinal) ? first.ToString() : throw Error(start, $"'{first}' has no meaning here"));
        _position += mark.Length;
        return Make(TokenKind.Mark, start, mark);
    }

    private void SkipBlanks()
    {
        while (_position < text.Length)
        {
            char c = text[_position];
            if (c == '#')
            {
                Advance(x => x != '\n');
                continue;
            }

            if (!char.IsWhiteSpace(c))
            {
                return;
            }

            _position++;
            if (c == '\n')
            {
                (_line, _lineStart) = (_line + 1, _position);
            }
        }
    }

    private Token Quoted()
    {
        int start = _position++;
        var content = new StringBuilder();
        while (_position < text.Length && text[_position] is not '"' and not '\n')
        {
            char c = text[_position++];
            content.Append(c == '\\' ? Escaped(start) : c);
        }

        if (_position == text.Length || text[_position] != '"')
        {
            throw Error(start, "the quotation mark is not closed on its line");
        }

        _position++;
        return Make(TokenKind.Quoted, start, content.ToString());
    }

    private char Escaped(int start) => (_position < text.Length ? text[_position++] : '\0') switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '"' => '"',
        '\\' => '\\',
        var other => throw Error(start, $"'\\{other}' is no escape; there are \\n, \\r, \\t, \\\" and \\\\"),
    };

    private void Advance(Func<char, bool> belongs)
    {
        while (_position < text.Length && belongs(text[_position]))
        {
            _position++;
        }
    }

    private Token Make(TokenKind kind, int start, string content) => new(kind, content, _line, start - _lineStart + 1);

    private GraphTextException Error(int start, string detail) => new(_line, start - _lineStart + 1, detail);
}
