using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Text;

namespace BuildTimeML.Graph;

/// <summary>
/// Makes models from text, in a syntax close to ONNX's own:
/// <code>
/// &lt;ir_version: 10, opset_import: ["": 21]&gt;                                # may be left out
/// classify (float[N, 2] x) =&gt; (float[N, 3] y) &lt;float[2, 3] w = {1, 2, 3, 4, 5, 6}, float[3] b = fill(0.5)&gt; {
///   xw = MatMul(x, w)
///   [last] y = Add(xw, b)
/// }
/// </code>
/// Types are those of <c>TypeParser</c>, constants those of <c>TensorParser</c>, attributes (<c>Op&lt;axis = 1&gt;(x)</c>) those of <c>AttributeParser</c>.
/// Names that are no words stand in quotes.
/// </summary>
public static class GraphTextReader
{
    /// <summary>What a text without a header means.</summary>
    public const long DefaultIrVersion = 10;

    /// <summary>What a text without a header means.</summary>
    public const long DefaultOpset = 21;

    /// <exception cref="GraphTextException">The text is no graph.</exception>
    public static Model Read(string text)
    {
        var cursor = new TokenCursor(Lexer.Read(text));
        (long irVersion, List<OpsetImport> opsets) = Header(cursor);
        GraphSyntax syntax = new GraphParser(cursor).Read();
        if (cursor.Current.Kind != TokenKind.End)
        {
            throw cursor.Error($"the graph ends here, and then comes {cursor.Current}");
        }

        var model = new Model(Build(syntax, outer: null)) { IrVersion = irVersion };
        model.Opsets.AddRange(opsets);
        return model;
    }

    private static (long IrVersion, List<OpsetImport> Opsets) Header(TokenCursor cursor)
    {
        (long irVersion, List<OpsetImport> opsets) = (DefaultIrVersion, [new OpsetImport("", DefaultOpset)]);
        if (cursor.Is("<"))
        {
            cursor.List("<", ">", Entry);
        }

        return (irVersion, opsets);

        int Entry()
        {
            GraphTextException unknown = cursor.Error($"{cursor.Current} is neither ir_version nor opset_import");
            string key = cursor.Name("ir_version or opset_import");
            cursor.Expect(":");
            switch (key)
            {
                case "ir_version": irVersion = cursor.Integer(); break;
                case "opset_import": opsets = cursor.List("[", "]", () => Opset(cursor)); break;
                default: throw unknown;
            }

            return 0;
        }
    }

    private static OpsetImport Opset(TokenCursor cursor)
    {
        string domain = cursor.Name("a domain");
        cursor.Expect(":");
        return new OpsetImport(domain, cursor.Integer());
    }

    private static ModelGraph Build(GraphSyntax syntax, ReaderScope? outer)
    {
        var names = new ReaderScope(outer);
        var graph = new ModelGraph(syntax.Name);
        graph.Inputs.AddRange(syntax.Inputs.Select(i => Typed(i, names.Declare(i.Name))));
        foreach (ValueSyntax constant in syntax.Values.Where(v => v.Tensor is not null))
        {
            graph.AddInitializer(names.DeclareInitializer(constant.Name), constant.Tensor!);
        }

        List<(NodeSyntax Node, List<Value?> Outputs)> drafts = syntax.Nodes.ConvertAll(n => (n, n.Outputs.ConvertAll(o => o.Length == 0 ? null : names.Declare(o))));
        graph.Outputs.AddRange(syntax.Outputs.Select(o => Typed(o, names.Resolve(o.Name))));
        graph.TypedValues.AddRange(syntax.Values.Where(v => v.Tensor is null).Select(v => Typed(v, names.ResolveHere(v.Name))));
        foreach ((NodeSyntax node, List<Value?> outputs) in drafts)
        {
            graph.Add(new Node(node.OpType, node.Inputs.ConvertAll(i => i.Length == 0 ? null : names.Resolve(i)), outputs)
            {
                Name = node.Name,
                Domain = node.Domain,
                Overload = node.Overload,
                Attributes = node.Attributes.ConvertAll(a => Attribute(a, names)),
            });
        }

        return graph;
    }

    private static Value Typed(ValueSyntax syntax, Value value)
    {
        value.Type ??= syntax.Type;
        return value;
    }

    private static NodeAttribute Attribute(AttributeSyntax syntax, ReaderScope names) => new(syntax.Name, syntax.Kind, syntax.Content switch
    {
        GraphSyntax graph => Build(graph, names),
        GraphSyntax[] graphs => Array.ConvertAll(graphs, g => Build(g, names)),
        var content => content,
    })
    { Unmodelled = syntax.Unmodelled };
}
