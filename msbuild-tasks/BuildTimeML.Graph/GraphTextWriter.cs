using System.Globalization;
using System.Text;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Text;

namespace BuildTimeML.Graph;

/// <summary>
/// Writes graphs as the text that <see cref="GraphTextReader"/> reads. What the graph does not model (training, denotations, documentation
/// and metadata of anything but the model) is left out.
/// </summary>
public static class GraphTextWriter
{
    private const string Indent = "  ";

    /// <param name="model">Any model.</param>
    /// <param name="maximumElements">Larger tensors are described by size and hash, which cannot be read back.</param>
    public static string Write(Model model, long maximumElements = 16)
    {
        var text = new StringBuilder();
        text.Append(HeaderText.Of(model)).Append('\n');
        Append(text, model.Graph, maximumElements, "");
        foreach (ModelFunction function in model.Functions)
        {
            text.Append('\n').Append(HeaderText.Of(function)).Append('\n');
            Append(text, function, maximumElements);
        }

        return text.Append('\n').ToString();
    }

    /// <param name="graph">Any graph, without the versions of its model.</param>
    /// <param name="maximumElements">Larger tensors are described by size and hash, which cannot be read back.</param>
    public static string Write(ModelGraph graph, long maximumElements = 16)
    {
        var text = new StringBuilder();
        Append(text, graph, maximumElements, "");
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, ModelFunction function, long maximumElements)
    {
        text.Append(NameText.Of(function.Name));
        if (function.Attributes.Count + function.Defaults.Count > 0)
        {
            text.Append(" <").AppendJoin(", ", function.Attributes.Select(NameText.Of));
            for (int i = 0; i < function.Defaults.Count; i++)
            {
                text.Append(function.Attributes.Count + i == 0 ? "" : ", ");
                Append(text, function.Defaults[i], maximumElements, "");
            }

            text.Append('>');
        }

        string Names(List<Value> values) => string.Join(", ", values.Select(v => NameText.Of(v.Name)));
        text.Append(CultureInfo.InvariantCulture, $" ({Names(function.Body.Inputs)}) => ({Names(function.Body.Outputs)})");
        AppendBody(text, function.Body, maximumElements, "");
    }

    private static void Append(StringBuilder text, ModelGraph graph, long maximumElements, string indent)
    {
        text.Append(CultureInfo.InvariantCulture, $"{NameText.Of(graph.Name)} ({Typed(graph.Inputs)}) => ({Typed(graph.Outputs)})");
        AppendBody(text, graph, maximumElements, indent);
    }

    private static void AppendBody(StringBuilder text, ModelGraph graph, long maximumElements, string indent)
    {
        string[] values =
        [
            .. graph.Initializers.Select(i => Constant(i, maximumElements)),
            .. graph.SparseInitializers.Select(i => SparseConstant(i, maximumElements)),
            .. graph.TypedValues.Select(Typed),
        ];
        if (values.Length > 0)
        {
            text.Append(" <\n").AppendJoin(",\n", values.Select(v => indent + Indent + v)).Append('\n').Append(indent).Append('>');
        }

        text.Append(" {\n");
        foreach (Node node in graph.Nodes)
        {
            text.Append(indent).Append(Indent);
            Append(text, node, maximumElements, indent + Indent);
            text.Append('\n');
        }

        text.Append(indent).Append('}');
    }

    private static void Append(StringBuilder text, Node node, long maximumElements, string indent)
    {
        if (node.Name.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{NameText.Of(node.Name)}] ");
        }

        text.Append(CultureInfo.InvariantCulture, $"{Names(node.Outputs)} = {Operator(node)}");
        if (node.Attributes.Count > 0)
        {
            text.Append('<');
            for (int i = 0; i < node.Attributes.Count; i++)
            {
                text.Append(i == 0 ? "" : ", ");
                Append(text, node.Attributes[i], maximumElements, indent);
            }

            text.Append('>');
        }

        text.Append(CultureInfo.InvariantCulture, $"({Names(node.Inputs)})");
    }

    private static void Append(StringBuilder text, NodeAttribute attribute, long maximumElements, string indent)
    {
        string name = NameText.Of(attribute.Name);
        if (attribute.Reference is { } reference)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {AttributeKindWords.Of(attribute.Kind)} = @{NameText.Of(reference)}");
            return;
        }

        if (attribute.Subgraphs.ToArray() is { Length: > 0 } graphs)
        {
            bool many = attribute.Graph is null;
            text.Append(name).Append(many ? " = [" : " = ");
            for (int i = 0; i < graphs.Length; i++)
            {
                text.Append(i == 0 ? "" : ", ");
                Append(text, graphs[i], maximumElements, indent);
            }

            text.Append(many ? "]" : "");
            return;
        }

        text.Append(attribute.Kind switch
        {
            AttributeKind.Float => $"{name} = {ElementText.Float(attribute.Float!.Value)}",
            AttributeKind.Int => $"{name} = {Number(attribute.Int!.Value)}",
            AttributeKind.String => $"{name} = {NameText.Quoted(attribute.Text!)}",
            AttributeKind.Tensor => $"{name} = {TensorText.Typed(attribute.Tensor!, maximumElements)}",
            AttributeKind.Floats when attribute.Floats!.Count > 0 => $"{name} = [{string.Join(", ", attribute.Floats.Select(ElementText.Float))}]",
            AttributeKind.Ints when attribute.Ints!.Count > 0 => $"{name} = [{string.Join(", ", attribute.Ints.Select(Number))}]",
            AttributeKind.Strings when attribute.Strings!.Count > 0 => $"{name} = [{string.Join(", ", attribute.Strings.Select(s => NameText.Quoted(Encoding.UTF8.GetString(s.Span))))}]",
            AttributeKind.Tensors when attribute.Tensors!.Count > 0 => $"{name} = [{string.Join(", ", attribute.Tensors.Select(t => TensorText.Typed(t, maximumElements)))}]",
            AttributeKind.SparseTensor => $"{name} = {SparseTensorText.Of(attribute.SparseTensor!, maximumElements)}",
            AttributeKind.SparseTensors when attribute.SparseTensors!.Count > 0 => $"{name} = [{string.Join(", ", attribute.SparseTensors.Select(t => SparseTensorText.Of(t, maximumElements)))}]",
            AttributeKind.Floats or AttributeKind.Ints or AttributeKind.Strings or AttributeKind.Tensors or AttributeKind.Graphs or AttributeKind.SparseTensors => $"{name}: {AttributeKindWords.Of(attribute.Kind)} = []",
            _ => $"{name}: {AttributeKindWords.Of(attribute.Kind)} = 0x{Convert.ToHexString(attribute.Unmodelled.Span)}",
        });
    }

    private static string Operator(Node node)
    {
        string name = NameText.Of(node.OpType);
        bool asWord = node.Domain.Length == 0 || (Lexer.IsWord(node.Domain) && Lexer.IsWord(node.OpType));
        string full = node.OpType.Contains('.', StringComparison.Ordinal) || !asWord
            ? $"{NameText.Quoted(node.Domain)}::{NameText.Quoted(node.OpType)}"
            : node.Domain.Length == 0 ? name : $"{node.Domain}.{name}";
        return node.Overload.Length == 0 ? full : $"{full}:{NameText.Of(node.Overload)}";
    }

    private static string Constant(Value value, long maximumElements) =>
        $"{ElementTypeWords.Of(value.Initializer!.ElementType)}{TypeText.Dimensions(value.Initializer.Dimensions)} {NameText.Of(value.Name)} = {TensorText.Of(value.Initializer, maximumElements)}";

    private static string SparseConstant(Value value, long maximumElements) =>
        $"{SparseTensorText.TypeOf(value.SparseInitializer!)} {NameText.Of(value.Name)} = {SparseTensorText.Parts(value.SparseInitializer!, maximumElements)}";

    private static string Typed(IEnumerable<Value> values) => string.Join(", ", values.Select(Typed));

    private static string Typed(Value value) => value.Type is { } type ? $"{TypeText.Of(type)} {NameText.Of(value.Name)}" : NameText.Of(value.Name);

    private static string Names(IEnumerable<Value?> values) => string.Join(", ", values.Select(v => NameText.Of(v?.Name ?? "")));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
