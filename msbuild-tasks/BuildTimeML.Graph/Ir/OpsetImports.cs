namespace BuildTimeML.Graph.Ir;

/// <summary>Lists of operator sets, as models and functions have them.</summary>
public static class OpsetImports
{
    /// <returns>The version of the operator set; null where the list does not have it.</returns>
    public static long? VersionOf(this IReadOnlyList<OpsetImport> imports, string domain)
    {
        foreach (OpsetImport import in imports)
        {
            if (Normalized(import.Domain) == Normalized(domain))
            {
                return import.Version;
            }
        }

        return null;
    }

    /// <summary>The default operator set has a second name.</summary>
    public static string Normalized(string domain) => domain == "ai.onnx" ? "" : domain;
}
