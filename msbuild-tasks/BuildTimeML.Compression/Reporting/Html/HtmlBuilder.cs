using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>
/// Writes HTML. What stands in the literal parts of an interpolated text is markup; whatever is put into its holes is escaped, so
/// that no name of a tensor can ever become markup.
/// </summary>
internal sealed class HtmlBuilder
{
    private readonly StringBuilder _text = new();
    private int _ids;

    /// <summary>An id that no other element has.</summary>
    public string NewId() => $"x{(++_ids).ToString(CultureInfo.InvariantCulture)}";

    [SuppressMessage("Performance", "CA1822", Justification = "The compiler hands the instance to the handler, which writes to it.")]
    public void Add([InterpolatedStringHandlerArgument("")] Escaping markup) => _ = markup;

    /// <summary>Markup without holes.</summary>
    public void Markup(string markup) => _text.Append(markup);

    public override string ToString() => _text.ToString();

    /// <summary>A name that may go on in the next line after each dot.</summary>
    public void Name(string name)
    {
        string[] parts = name.Split('.');
        for (int i = 0; i < parts.Length; i++)
        {
            Escaped(i == 0 ? parts[i] : "." + parts[i]);
            Markup(i == parts.Length - 1 ? "" : "<wbr/>");
        }
    }

    private void Escaped(string text)
    {
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                < ' ' and not ('\n' or '\t') or '\u007f' or >= '\ufdd0' and <= '\ufdef' or '\ufffe' or '\uffff' => _text.Append('\ufffd'),
                _ => _text.Append(c),
            };
        }
    }

    /// <summary>Takes the parts of an interpolated text as the compiler gives them.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Escaping
    {
        private readonly HtmlBuilder _html;

        public Escaping(int literalLength, int formattedCount, HtmlBuilder html)
        {
            _html = html;
            html._text.EnsureCapacity(html._text.Length + literalLength + (8 * formattedCount));
        }

        public void AppendLiteral(string literal) => _html.Markup(literal);

        public void AppendFormatted(string? text) => _html.Escaped(text ?? "");

        public void AppendFormatted(int number) => _html._text.Append(number.ToString(CultureInfo.InvariantCulture));

        /// <summary>A coordinate: three decimals are less than a pixel.</summary>
        public void AppendFormatted(double number) => _html._text.Append(Math.Round(number, 3).ToString("0.###", CultureInfo.InvariantCulture));
    }
}
