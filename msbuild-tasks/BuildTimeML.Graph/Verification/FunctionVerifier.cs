using BuildTimeML.Graph.Functions;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Verification;

/// <summary>The functions of a model: names, operator sets, bodies, and that none calls itself. Types in bodies are those of each call.</summary>
internal static class FunctionVerifier
{
    public static GraphProblem? Verify(Model model, FunctionTable table)
    {
        foreach (ModelFunction function in model.Functions)
        {
            if ((Names(function, table) ?? OpsetVerifier.Verify(function.Opsets, $"the function {function}") ?? Body(function, table)) is { } problem)
            {
                return problem;
            }
        }

        return FunctionOrder.FindCycle(model, table) is { } cycle
            ? Problem($"the function {cycle[0]} calls itself{(cycle.Count == 1 ? "" : $", through {string.Join(", ", cycle.Skip(1))}")}")
            : null;
    }

    private static GraphProblem? Names(ModelFunction function, FunctionTable table) =>
        function.Name.Length == 0 ? Problem("a function has no name")
        : table.IsHidden(function) ? Problem($"the model defines the function {function} twice")
        : Twice(function.Body.Inputs.Select(i => i.Name)) is { } input ? Problem($"the function {function} has the input '{input}' twice")
        : Twice(function.Attributes.Concat(function.Defaults.Select(d => d.Name))) is { } attribute ? Problem($"the function {function} has the attribute '{attribute}' twice")
        : null;

    private static GraphProblem? Body(ModelFunction function, FunctionTable table)
    {
        GraphProblem? problem = ScopeVerifier.Verify(function.Body, new VerifierContext(function.Opsets, table, function));
        return problem is null ? null : problem with { Message = $"in the function {function}, {problem.Message}" };
    }

    private static string? Twice(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names.FirstOrDefault(n => !seen.Add(n));
    }

    private static GraphProblem Problem(string message) => new("", "", message);
}
