using System.Text;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Text;

/// <summary>
/// Reads attributes: <c>axis = 1</c>, <c>alpha = 1.0</c>, <c>mode = "linear"</c>, <c>value = float[2] {1, 2}</c>,
/// <c>value = sparse_tensor(float[8]) float[1] {2} at int64[1] {5}</c>, <c>body = name (...) => (...) {...}</c>, lists of these in brackets;
/// an empty list names its kind: <c>axes: ints = []</c>. In a function, <c>axis: int = @axis</c> is the attribute of the call.
/// </summary>
internal sealed class AttributeParser(TokenCursor cursor, Func<GraphSyntax> graph)
{
    private readonly TypeParser _types = new(cursor);
    private readonly TensorParser _tensors = new(cursor);
    private readonly SparseTensorParser _sparse = new(cursor);

    public AttributeSyntax Read()
    {
        string name = cursor.Name("an attribute");
        AttributeKind? said = cursor.TryTake(":") ? Kind() : null;
        cursor.Expect("=");
        if (cursor.TryTake("@"))
        {
            return new AttributeSyntax(name, said ?? AttributeKind.Undefined, null, [], cursor.Name("an attribute of the function"));
        }

        if (cursor.Current.Kind == TokenKind.Bytes)
        {
            return new AttributeSyntax(name, Opaque(said), null, Convert.FromHexString(cursor.Take().Text));
        }

        (AttributeKind kind, object content) = cursor.Is("[") ? Items(said) : Item(said);
        return said is null || said == kind
            ? new AttributeSyntax(name, kind, content, [])
            : throw cursor.Error($"the attribute '{name}' should be {AttributeKindWords.Of(said.Value)}, not {AttributeKindWords.Of(kind)}");
    }

    private AttributeKind Kind()
    {
        string word = cursor.Current.Text;
        return AttributeKindWords.Find(cursor.Name("the kind of the attribute")) ?? throw cursor.Error($"'{word}' is no kind of attribute");
    }

    private AttributeKind Opaque(AttributeKind? said) =>
        said is { } kind && kind is AttributeKind.Undefined or AttributeKind.Type or AttributeKind.Types
            ? said.Value
            : throw cursor.Error("only types are written as bytes, and name their kind");

    private (AttributeKind Kind, object Content) Item(AttributeKind? said)
    {
        switch (cursor.Current.Kind)
        {
            case TokenKind.Quoted: return (AttributeKind.String, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(cursor.Take().Text));
            case TokenKind.Number: return Number(said);
            case TokenKind.Word when cursor.Current.Text is "inf" or "nan" && cursor.Following.Text != "(": return (AttributeKind.Float, Float());
            case TokenKind.Word when cursor.IsWord("sparse_tensor") && _types.Begins(): return (AttributeKind.SparseTensor, _sparse.Read((SparseTensorType)_types.Read()));
            case TokenKind.Word when _types.Begins(): return (AttributeKind.Tensor, Tensor());
            default: return (AttributeKind.Graph, graph());
        }
    }

    private (AttributeKind Kind, object Content) Number(AttributeKind? said) =>
        said is not (AttributeKind.Float or AttributeKind.Floats) && long.TryParse(cursor.Current.Text, out long number)
            ? (AttributeKind.Int, (object)Take(number))
            : (AttributeKind.Float, Float());

    private float Float()
    {
        try
        {
            float number = ElementText.Float(cursor.Current.Text);
            cursor.Take();
            return number;
        }
        catch (FormatException)
        {
            throw cursor.Error($"{cursor.Current} is no number");
        }
    }

    private long Take(long number)
    {
        cursor.Take();
        return number;
    }

    private Tensor Tensor()
    {
        ElementType type = _types.ElementType();
        return _tensors.Read(type, _types.Dimensions());
    }

    private (AttributeKind Kind, object Content) Items(AttributeKind? said)
    {
        List<(AttributeKind Kind, object Content)> items = cursor.List("[", "]", () => Item(said));
        AttributeKind kind = (said, items) switch
        {
            ({ } named, []) => named,
            (null, []) => throw cursor.Error("an empty list names its kind, as in 'axes: ints = []'"),
            _ => AttributeKindWords.Many(items[0].Kind),
        };
        if (items.Exists(i => AttributeKindWords.Many(i.Kind) != kind))
        {
            throw cursor.Error("the items of a list are of one kind; whole numbers among others are written like 1.0");
        }

        object[] contents = [.. items.Select(i => i.Content)];
        return (kind, kind switch
        {
            AttributeKind.Floats => contents.Cast<float>().ToArray(),
            AttributeKind.Ints => contents.Cast<long>().ToArray(),
            AttributeKind.Strings => contents.Cast<ReadOnlyMemory<byte>>().ToArray(),
            AttributeKind.Tensors => contents.Cast<Tensor>().ToArray(),
            AttributeKind.SparseTensors => contents.Cast<SparseTensor>().ToArray(),
            AttributeKind.Graphs => contents.Cast<GraphSyntax>().ToArray(),
            _ => throw cursor.Error($"{AttributeKindWords.Of(kind)} is no list"),
        });
    }
}
