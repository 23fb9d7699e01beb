using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Text;

/// <summary>A graph as it is written: names are not looked up yet.</summary>
/// <param name="Name">Of the graph.</param>
/// <param name="Inputs">With their types.</param>
/// <param name="Outputs">With their types.</param>
/// <param name="Values">Constants, and types of values in between.</param>
/// <param name="Nodes">In the order of the text.</param>
internal sealed record GraphSyntax(
    string Name, List<ValueSyntax> Inputs, List<ValueSyntax> Outputs, List<ValueSyntax> Values, List<NodeSyntax> Nodes);

/// <param name="Name">Of the value.</param>
/// <param name="Type">Null where the text does not say.</param>
/// <param name="Tensor">Null where it is no constant.</param>
/// <param name="Sparse">Where the constant is kept as a sparse tensor.</param>
internal sealed record ValueSyntax(string Name, OnnxType? Type, Tensor? Tensor, SparseTensor? Sparse = null);

internal sealed record NodeSyntax(
    string Name, string Domain, string OpType, string Overload, List<string> Inputs, List<string> Outputs, List<AttributeSyntax> Attributes);

/// <param name="Name">Of the attribute.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Content">As <see cref="NodeAttribute"/> has it, but for graphs, which are <see cref="GraphSyntax"/>.</param>
/// <param name="Unmodelled">The content of kinds that are not looked into.</param>
/// <param name="Reference">The attribute of the call that the content comes from, in a function.</param>
internal sealed record AttributeSyntax(string Name, AttributeKind Kind, object? Content, byte[] Unmodelled, string? Reference = null);

/// <param name="Header">What stands in front of it.</param>
/// <param name="Attributes">Those without a default.</param>
/// <param name="Defaults">The others.</param>
/// <param name="Body">Named as the function.</param>
internal sealed record FunctionSyntax(FunctionHeader Header, List<string> Attributes, List<AttributeSyntax> Defaults, GraphSyntax Body);
