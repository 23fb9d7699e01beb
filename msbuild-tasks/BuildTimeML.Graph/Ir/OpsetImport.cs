namespace BuildTimeML.Graph.Ir;

/// <summary>A version of an operator set that a model uses.</summary>
/// <param name="Domain">Empty for the default operator set.</param>
/// <param name="Version">From 1 on.</param>
public sealed record OpsetImport(string Domain, long Version)
{
    internal ReadOnlyMemory<byte> Unmodelled { get; init; }
}
