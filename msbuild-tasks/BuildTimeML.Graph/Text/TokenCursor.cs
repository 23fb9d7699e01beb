using System.Globalization;

namespace BuildTimeML.Graph.Text;

/// <summary>Where a parser is in a text.</summary>
internal sealed class TokenCursor(List<Token> tokens)
{
    private int _next;

    public Token Current => tokens[_next];

    public Token Following => tokens[Math.Min(_next + 1, tokens.Count - 1)];

    public Token Take()
    {
        Token token = Current;
        _next = Math.Min(_next + 1, tokens.Count - 1);
        return token;
    }

    public bool Is(string mark) => Current.Kind == TokenKind.Mark && Current.Text == mark;

    public bool IsWord(string word) => Current.Kind == TokenKind.Word && Current.Text == word;

    public bool TryTake(string mark)
    {
        bool there = Is(mark);
        if (there)
        {
            Take();
        }

        return there;
    }

    public void Expect(string mark)
    {
        if (!TryTake(mark))
        {
            throw Error($"'{mark}' should be here, not {Current}");
        }
    }

    /// <summary>A name, with quotes or without.</summary>
    public string Name(string what) =>
        Current.Kind is TokenKind.Word or TokenKind.Quoted ? Take().Text : throw Error($"{what} should be here, not {Current}");

    public long Integer() =>
        Current.Kind == TokenKind.Number && long.TryParse(Current.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? TakeAnd(number)
            : throw Error($"a whole number should be here, not {Current}");

    /// <summary>Items between two marks with commas between them; a comma may follow the last one.</summary>
    public List<T> List<T>(string open, string close, Func<T> item)
    {
        Expect(open);
        var items = new List<T>();
        while (!Is(close))
        {
            items.Add(item());
            if (!TryTake(","))
            {
                break;
            }
        }

        Expect(close);
        return items;
    }

    public GraphTextException Error(string detail) => new(Current.Line, Current.Column, detail);

    private T TakeAnd<T>(T result)
    {
        Take();
        return result;
    }
}
