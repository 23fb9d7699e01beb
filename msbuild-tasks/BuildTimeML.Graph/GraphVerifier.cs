using BuildTimeML.Graph.Functions;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Verification;

namespace BuildTimeML.Graph;

/// <summary>
/// Tells whether a graph is one: every value has one source and a name of its own, nothing is used before it is there, every
/// output is given, every operator's set is imported, and every known operator gets the inputs, the attributes and the types
/// that it takes in the version that is imported. Functions of the model are looked into. Shapes are not part of it.
/// </summary>
public static class GraphVerifier
{
    /// <returns>The first problem; null where there is none.</returns>
    public static GraphProblem? Verify(Model model)
    {
        var functions = new FunctionTable(model);
        return OpsetVerifier.Verify(model)
            ?? FunctionVerifier.Verify(model, functions)
            ?? ScopeVerifier.Verify(model.Graph, new VerifierContext(model.Opsets, functions, Function: null))
            ?? TypeVerifier.Verify(model, functions);
    }

    /// <summary>Names and order of the main graph and its subgraphs alone: what a change of the graph can get wrong whatever the operators are.</summary>
    public static GraphProblem? VerifyNames(Model model) => ScopeVerifier.VerifyNames(model.Graph);
}
