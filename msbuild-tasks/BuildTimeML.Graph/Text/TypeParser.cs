using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Text;

/// <summary>
/// Reads types: <c>float[N, 128]</c>, <c>float[?]</c>, <c>float</c> for a scalar, <c>float[]</c> where not even the rank is known,
/// <c>seq(T)</c>, <c>optional(T)</c>, <c>sparse_tensor(T)</c>, <c>map(K, T)</c>, <c>opaque("domain", "name")</c>.
/// </summary>
internal sealed class TypeParser(TokenCursor cursor)
{
    private const int MaximumDepth = 50;

    /// <summary>Whether a type begins here, and not just a name that reads like one.</summary>
    public bool Begins() => cursor.Current.Kind == TokenKind.Word && cursor.Following is var next && cursor.Current.Text switch
    {
        "seq" or "optional" or "sparse_tensor" or "map" or "opaque" => next is { Kind: TokenKind.Mark, Text: "(" },
        var word => ElementTypeWords.Find(word) is not null && (next.Kind is TokenKind.Word or TokenKind.Quoted or TokenKind.Bytes || next.Text is "[" or "{"),
    };

    public OnnxType Read(int depth = 0)
    {
        if (depth > MaximumDepth)
        {
            throw cursor.Error($"types lie in each other more than {MaximumDepth} deep");
        }

        if (ElementTypeWords.Find(cursor.Current.Text) is not null)
        {
            return new TensorType(ElementType(), Shape());
        }

        Token word = cursor.Current;
        cursor.Name("a type");
        cursor.Expect("(");
        OnnxType type = word.Text switch
        {
            "seq" => new SequenceType(Element(depth)),
            "optional" => new OptionalType(Element(depth)),
            "sparse_tensor" => new SparseTensorType(ElementType(), Shape()),
            "map" => Map(depth),
            "opaque" => Opaque(),
            _ => throw new GraphTextException(word.Line, word.Column, $"{word} is no type"),
        };
        cursor.Expect(")");
        return type;
    }

    public ElementType ElementType()
    {
        ElementType type = ElementTypeWords.Find(cursor.Current.Text) ?? throw cursor.Error($"an element type such as 'float' should be here, not {cursor.Current}");
        cursor.Take();
        return type;
    }

    /// <summary>None for a scalar.</summary>
    public long[] Dimensions() => cursor.Is("[") ? [.. cursor.List("[", "]", cursor.Integer)] : [];

    private Dimension[]? Shape()
    {
        if (!cursor.Is("["))
        {
            return [];
        }

        List<Dimension> dimensions = cursor.List("[", "]", ReadDimension);
        return dimensions.Count == 0 ? null : [.. dimensions];
    }

    private Dimension ReadDimension() =>
        cursor.TryTake("?") ? Dimension.Unknown
        : cursor.Current.Kind == TokenKind.Number ? Dimension.Fixed(cursor.Integer())
        : Dimension.Named(cursor.Name("a dimension"));

    private OnnxType? Element(int depth) => cursor.Is(")") ? null : Read(depth + 1);

    private MapType Map(int depth)
    {
        ElementType key = ElementType();
        return new MapType(key, cursor.TryTake(",") ? Read(depth + 1) : null);
    }

    private OpaqueType Opaque()
    {
        string domain = cursor.Name("a domain");
        cursor.Expect(",");
        return new OpaqueType(domain, cursor.Name("a name"));
    }
}
