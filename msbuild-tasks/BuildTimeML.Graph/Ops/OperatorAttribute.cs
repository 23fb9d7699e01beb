using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Ops;

/// <summary>An attribute of an operator.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Kinds">What it may hold: some attributes changed their kind from one version of the operator to another.</param>
/// <param name="DefaultInt">What it is where it is left out, for a number.</param>
/// <param name="DefaultText">What it is where it is left out, for a text.</param>
public sealed record OperatorAttribute(string Name, IReadOnlyList<AttributeKind> Kinds, long? DefaultInt, string? DefaultText);
