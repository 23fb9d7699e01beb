using System.Text;

namespace BuildTimeML.Generator;

/// <summary>Writes lines, indented by the blocks they stand in; lines end with a line feed on every system.</summary>
internal sealed class IndentedTextWriter
{
    private const int IndentSize = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes each line of the text at the current indentation; an empty text is an empty line.</summary>
    public void WriteLine(string text = "")
    {
        for (int start = 0, next; start <= text.Length; start = next)
        {
            int feed = text.IndexOf('\n', start);
            int end = feed < 0 ? text.Length : feed;
            next = end + 1;
            while (end > start && text[end - 1] == '\r')
            {
                end--;
            }

            if (end > start)
            {
                _text.Append(' ', _depth * IndentSize).Append(text, start, end - start);
            }

            _text.Append('\n');
        }
    }

    /// <summary>Writes the lines before a block, which disposing the result closes.</summary>
    public Block WriteBlock(string head)
    {
        WriteLine(head);
        return WriteBlock();
    }

    public Block WriteBlock()
    {
        WriteLine("{");
        _depth++;
        return new Block(this);
    }

    /// <summary>Writes an <c>if</c> of one statement, and the empty line that follows it.</summary>
    public void WriteGuard(string condition, string statement)
    {
        using (WriteBlock($"if ({condition})"))
        {
            WriteLine(statement);
        }

        WriteLine();
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Block(IndentedTextWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.WriteLine("}");
        }
    }
}
