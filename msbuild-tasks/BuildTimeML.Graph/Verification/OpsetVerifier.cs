using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Verification;

/// <summary>The operator sets that a model imports: at least one, each once, in a version that there is.</summary>
internal static class OpsetVerifier
{
    public static GraphProblem? Verify(Model model)
    {
        if (model.Opsets.Count == 0)
        {
            return new GraphProblem("", "", "the model imports no operator set");
        }

        var domains = new HashSet<string>(StringComparer.Ordinal);
        foreach (OpsetImport import in model.Opsets)
        {
            if (import.Version < 1)
            {
                return new GraphProblem("", "", $"the model imports the operator set '{import.Domain}' in version {import.Version}");
            }

            if (!domains.Add(import.Domain == "ai.onnx" ? "" : import.Domain))
            {
                return new GraphProblem("", "", $"the model imports the operator set '{import.Domain}' twice");
            }
        }

        return null;
    }
}
