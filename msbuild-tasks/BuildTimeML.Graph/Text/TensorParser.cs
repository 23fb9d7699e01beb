using System.Text;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Text;

/// <summary>
/// Reads what follows the type and shape of a tensor: <c>{1, 2.5, -inf}</c>, <c>{"a", "b"}</c>, the bytes themselves as <c>0x3F40</c>,
/// <c>fill(1.5)</c> for one number everywhere, or <c>random(7)</c> for numbers from -1 to 1 that follow from the seed.
/// </summary>
internal sealed class TensorParser(TokenCursor cursor)
{
    private const long MaximumElements = 1 << 28;

    public Tensor Read(ElementType type, long[] dimensions)
    {
        Token at = cursor.Current;
        try
        {
            return ReadElements(type, dimensions);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException or (FormatException and not GraphTextException))
        {
            throw new GraphTextException(at.Line, at.Column, $"{ElementTypeWords.Of(type)}{TypeText.Dimensions(dimensions)} cannot be this: {e.Message.TrimEnd('.')}");
        }
    }

    private Tensor ReadElements(ElementType type, long[] dimensions)
    {
        if (cursor.Current.Kind == TokenKind.Bytes)
        {
            return new Tensor(type, dimensions, Convert.FromHexString(cursor.Take().Text));
        }

        if (cursor.IsWord("fill") || cursor.IsWord("random"))
        {
            return Generate(cursor.Take().Text == "fill", type, dimensions);
        }

        if (type == ElementType.String)
        {
            return Tensor.OfStrings(dimensions, cursor.List("{", "}", () => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(cursor.Name("a string"))));
        }

        return new Tensor(type, dimensions, Bytes(type, cursor.List("{", "}", () => cursor.Take().Text)));
    }

    private Tensor Generate(bool fill, ElementType type, long[] dimensions)
    {
        cursor.Expect("(");
        Token argument = cursor.Take();
        cursor.Expect(")");
        int count = Shape.ElementCount(dimensions) is <= MaximumElements and var elements ? (int)elements : throw new OverflowException("it has too many elements");
        if (fill)
        {
            return new Tensor(type, dimensions, Bytes(type, [.. Enumerable.Repeat(argument.Text, count)]));
        }

        var random = new Random(int.Parse(argument.Text, System.Globalization.CultureInfo.InvariantCulture));
        return type == ElementType.Float32
            ? Tensor.Of(type, dimensions, [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)])
            : throw new FormatException("random numbers are float");
    }

    private static byte[] Bytes(ElementType type, List<string> texts) =>
        ElementText.Read(type, texts) ?? (texts.Count == 0 ? [] : throw new FormatException("the type is written as bytes, such as 0x3F40"));
}
