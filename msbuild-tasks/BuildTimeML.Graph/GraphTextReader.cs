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
/// Functions of the model follow its graph; a call names the domain, <c>y = com.example.Scale&lt;by = 2.0&gt;(x)</c>:
/// <code>
/// &lt;domain: "com.example", opset_import: ["": 21]&gt;
/// Scale &lt;bias, by = 1.0&gt; (x) =&gt; (y) {
///   s = Constant&lt;value_float: float = @by&gt;()
///   y = Mul(x, s)
/// }
/// </code>
/// Headers are those of <c>HeaderParser</c>, types those of <c>TypeParser</c>, constants those of <c>TensorParser</c>, attributes (<c>Op&lt;axis = 1&gt;(x)</c>) those of <c>AttributeParser</c>.
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
        ModelHeader header = new HeaderParser(cursor).ReadModel();
        GraphSyntax graph = new GraphParser(cursor).Read();
        var functions = new List<FunctionSyntax>();
        while (cursor.Current.Kind != TokenKind.End)
        {
            functions.Add(new GraphParser(cursor).ReadFunction());
        }

        var model = new Model(Build(graph, outer: null)) { IrVersion = header.IrVersion, Unmodelled = header.Metadata.ToUnmodelled() };
        model.Opsets.AddRange(header.Opsets);
        model.Functions.AddRange(functions.Select(Build));
        return model;
    }

    private static ModelFunction Build(FunctionSyntax syntax)
    {
        var function = new ModelFunction(syntax.Body.Name, Build(syntax.Body, outer: null)) { Domain = syntax.Header.Domain, Overload = syntax.Header.Overload };
        function.Attributes.AddRange(syntax.Attributes);
        function.Defaults.AddRange(syntax.Defaults.Select(d => Attribute(d, new ReaderScope(outer: null))));
        function.Opsets.AddRange(syntax.Header.Opsets);
        return function;
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

        foreach (ValueSyntax constant in syntax.Values.Where(v => v.Sparse is not null))
        {
            graph.AddSparseInitializer(names.Declare(constant.Name), constant.Sparse!);
        }

        List<(NodeSyntax Node, List<Value?> Outputs)> drafts = syntax.Nodes.ConvertAll(n => (n, n.Outputs.ConvertAll(o => o.Length == 0 ? null : names.Declare(o))));
        graph.Outputs.AddRange(syntax.Outputs.Select(o => Typed(o, names.Resolve(o.Name))));
        graph.TypedValues.AddRange(syntax.Values.Where(v => v is { Tensor: null, Sparse: null }).Select(v => Typed(v, names.ResolveHere(v.Name))));
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
    { Unmodelled = syntax.Unmodelled, Reference = syntax.Reference };
}
