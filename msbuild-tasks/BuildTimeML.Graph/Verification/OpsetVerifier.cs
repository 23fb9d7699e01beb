using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Verification;

/// <summary>The operator sets that a model or a function imports: each once, in a version that there is.</summary>
internal static class OpsetVerifier
{
    public static GraphProblem? Verify(Model model) => model.Opsets.Count == 0
        ? new GraphProblem("", "", "the model imports no operator set")
        : Verify(model.Opsets, "the model");

    /// <param name="imports">The operator sets.</param>
    /// <param name="owner">Who imports them, for messages.</param>
    public static GraphProblem? Verify(IReadOnlyList<OpsetImport> imports, string owner)
    {
        var domains = new HashSet<string>(StringComparer.Ordinal);
        foreach (OpsetImport import in imports)
        {
            if (import.Version < 1)
            {
                return new GraphProblem("", "", $"{owner} imports the operator set '{import.Domain}' in version {import.Version}");
            }

            if (!domains.Add(OpsetImports.Normalized(import.Domain)))
            {
                return new GraphProblem("", "", $"{owner} imports the operator set '{import.Domain}' twice");
            }
        }

        return null;
    }
}
