using BuildTimeML.Graph.Functions;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Verification;

/// <summary>What nodes may use: those of the model's graph, or those of a function's body.</summary>
/// <param name="Opsets">The operator sets.</param>
/// <param name="Functions">The functions that may be called.</param>
/// <param name="Function">Null for the model's graph.</param>
internal sealed record VerifierContext(IReadOnlyList<OpsetImport> Opsets, FunctionTable Functions, ModelFunction? Function)
{
    public string Owner => Function is null ? "the model" : $"the function {Function}";
}
