using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Graph.Functions;

/// <summary>Whether the nodes of a function mean in a model's operator sets what they mean in its own.</summary>
internal sealed class FunctionVersions(Model model, FunctionTable table)
{
    /// <summary>The operator sets that the body needs and the model does not import; those of calls are none.</summary>
    public IEnumerable<OpsetImport> Missing(ModelFunction function) =>
        Needed(function).Where(n => model.OpsetVersion(n.Domain) is null).DistinctBy(n => n.Domain).Select(n => new OpsetImport(n.Domain, n.Version));

    /// <summary>The body has to be brought to the model's version of the default operator set.</summary>
    public bool NeedsUpgrade(ModelFunction function) =>
        model.OpsetVersion() is <= OpsetUpgrade.NewestVersion and var version && function.Opsets.VersionOf("") < version
        && Needed(function).Any(n => n.Domain.Length == 0 && !IsSame(n, version));

    /// <returns>What the function and the model have of an operator set, where they do not fit; null where they do, or do after an upgrade.</returns>
    public string? Misfit(ModelFunction function)
    {
        bool upgradable = NeedsUpgrade(function);
        foreach (NeededOperator needed in Needed(function))
        {
            if (model.OpsetVersion(needed.Domain) is { } version && !IsSame(needed, version) && !(upgradable && needed.Domain.Length == 0))
            {
                return Describe(function, needed.Domain, version);
            }
        }

        return null;
    }

    public static string Describe(ModelFunction function, string domain, long version)
    {
        string set = domain.Length == 0 ? "the default operator set" : $"the operator set '{domain}'";
        return $"the function {function} is written for version {function.Opsets.VersionOf(domain)} of {set}, and the model for version {version}";
    }

    private static bool IsSame(NeededOperator needed, long version) => needed.Version == version
        || (OperatorForms.Find(needed.Domain, needed.OpType, version) is { IsDeprecated: false } form && OperatorForms.Find(needed.Domain, needed.OpType, needed.Version) == form);

    private IEnumerable<NeededOperator> Needed(ModelFunction function)
    {
        foreach (Node node in function.Body.AllNodes().Where(n => table.Find(n) is null))
        {
            yield return new NeededOperator(node.Domain, node.OpType, function.Opsets.VersionOf(node.Domain) ?? 0);
        }
    }
}

/// <param name="Domain">Of an operator.</param>
/// <param name="OpType">The operator.</param>
/// <param name="Version">The version of the set that it is used in.</param>
internal readonly record struct NeededOperator(string Domain, string OpType, long Version);
