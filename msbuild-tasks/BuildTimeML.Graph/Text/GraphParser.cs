using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Text;

/// <summary>Reads graphs, functions and nodes.</summary>
internal sealed class GraphParser(TokenCursor cursor)
{
    private const int MaximumDepth = 50;

    private readonly TypeParser _types = new(cursor);
    private readonly TensorParser _tensors = new(cursor);
    private readonly SparseTensorParser _sparse = new(cursor);
    private int _depth;

    public GraphSyntax Read() => Read(cursor.Name("a graph"));

    public FunctionSyntax ReadFunction()
    {
        FunctionHeader header = new HeaderParser(cursor).ReadFunction();
        string name = cursor.Name("a function");
        (List<string> attributes, List<AttributeSyntax> defaults) = ([], []);
        var parser = new AttributeParser(cursor, Read);
        if (cursor.Is("<"))
        {
            cursor.List("<", ">", Parameter);
        }

        return new FunctionSyntax(header, attributes, defaults, Read(name));

        int Parameter()
        {
            if (cursor.Following is { Kind: TokenKind.Mark, Text: ":" or "=" })
            {
                defaults.Add(parser.Read());
            }
            else
            {
                attributes.Add(cursor.Name("an attribute"));
            }

            return 0;
        }
    }

    private GraphSyntax Read(string name)
    {
        if (++_depth > MaximumDepth)
        {
            throw cursor.Error($"graphs lie in each other more than {MaximumDepth} deep");
        }

        List<ValueSyntax> inputs = cursor.List("(", ")", TypedValue);
        cursor.Expect("=>");
        List<ValueSyntax> outputs = cursor.List("(", ")", TypedValue);
        List<ValueSyntax> values = cursor.Is("<") ? cursor.List("<", ">", ConstantOrTyped) : [];
        cursor.Expect("{");
        var nodes = new List<NodeSyntax>();
        while (!cursor.Is("}"))
        {
            nodes.Add(Node());
        }

        cursor.Expect("}");
        _depth--;
        return new GraphSyntax(name, inputs, outputs, values, nodes);
    }

    private ValueSyntax TypedValue()
    {
        OnnxType? type = _types.Begins() ? _types.Read() : null;
        return new ValueSyntax(cursor.Name("a value"), type, null);
    }

    private ValueSyntax ConstantOrTyped()
    {
        Token at = cursor.Current;
        ValueSyntax value = TypedValue();
        if (!cursor.TryTake("="))
        {
            return value;
        }

        if (cursor.IsWord("omitted"))
        {
            throw cursor.Error($"the elements of '{value.Name}' are left out of this text");
        }

        if (value.Type is SparseTensorType sparse)
        {
            return value with { Type = null, Sparse = _sparse.Read(sparse) };
        }

        long[]? dimensions = value.Type is TensorType { Shape: { } shape } && shape.All(d => d.Value is not null) ? [.. shape.Select(d => d.Value!.Value)] : null;
        return dimensions is null
            ? throw new GraphTextException(at.Line, at.Column, $"the constant '{value.Name}' has a type with dimensions that are numbers, such as float[2]")
            : value with { Type = null, Tensor = _tensors.Read(((TensorType)value.Type!).ElementType, dimensions) };
    }

    private NodeSyntax Node()
    {
        string name = cursor.Is("[") ? cursor.List("[", "]", () => cursor.Name("a node's name")).FirstOrDefault("") : "";
        List<string> outputs = cursor.Is("=") ? [] : Names("=");
        cursor.Expect("=");
        (string domain, string opType, string overload) = Operator();
        var attributes = new AttributeParser(cursor, Read);
        List<AttributeSyntax> read = cursor.Is("<") ? cursor.List("<", ">", attributes.Read) : [];
        cursor.Expect("(");
        List<string> inputs = cursor.Is(")") ? [] : Names(")");
        cursor.Expect(")");
        return new NodeSyntax(name, domain, opType, overload, inputs, outputs, read);
    }

    // The last dot divides the domain from the operator, unless both are in quotes: "a.b"::"C.D".
    private (string Domain, string OpType, string Overload) Operator()
    {
        Token token = cursor.Current;
        string text = cursor.Name("an operator");
        (string domain, string opType) = cursor.TryTake("::") ? (text, cursor.Name("an operator"))
            : token.Kind == TokenKind.Word && text.LastIndexOf('.') is > 0 and var dot ? (text[..dot], text[(dot + 1)..])
            : ("", text);
        return (domain == "ai.onnx" ? "" : domain, opType, cursor.TryTake(":") ? cursor.Name("an overload") : "");
    }

    // Between commas nothing, or "", is a value that is left out.
    private List<string> Names(string end)
    {
        var names = new List<string>();
        do
        {
            names.Add(cursor.Is(",") || cursor.Is(end) ? "" : cursor.Name("a value"));
        }
        while (cursor.TryTake(","));
        return names;
    }
}
