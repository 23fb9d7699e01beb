using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning;

/// <summary>
/// Brings a model to a newer version of the default operator set, one version after the other, all nodes or none, so that
/// it is consistent wherever it stops. Other operator sets stay as they are.
/// </summary>
public static class OpsetUpgrade
{
    public const long OldestVersion = 7;

    public const long NewestVersion = 21;

    /// <summary>
    /// Changes a valid model in place. A model older than <see cref="OldestVersion"/> is taken where its operators are those of that version. Weights that are inputs too count as variable. A model that has the version, a newer one,
    /// or no operator of the default set is left as it is.
    /// </summary>
    /// <returns>Null where nothing stopped it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The target is not from <see cref="OldestVersion"/> to <see cref="NewestVersion"/>.</exception>
    public static OpsetStop? Run(Model model, long target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target, OldestVersion);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(target, NewestVersion);
        if (model.OpsetVersion() is not { } version || version >= target)
        {
            return null;
        }

        if (Refuse(model, version) is { } refusal)
        {
            return refusal;
        }

        var context = new UpgradeContext(model);
        while (version < target)
        {
            if (Step(model, version + 1, context) is { } stop)
            {
                return stop;
            }

            version++;
        }

        return null;
    }

    private static OpsetStop? Refuse(Model model, long version)
    {
        if (model.Functions.Count > 0)
        {
            return new OpsetStop("", "the model still calls functions of its own, which keep to the version they were written for", version);
        }

        return DefaultNodes(model).FirstOrDefault(n => !OperatorHistory.Has(n.OpType, version)) is { } unknown
            ? new OpsetStop(unknown.ToString(), version < OldestVersion && OperatorHistory.Has(unknown.OpType, OldestVersion)
                ? $"it came or changed between version {version} and {OldestVersion}, the oldest that can be upgraded"
                : $"version {version} of the default operator set does not have this operator", version)
            : null;
    }

    private static OpsetStop? Step(Model model, long version, UpgradeContext context)
    {
        var adapted = new List<(Node Node, IOpAdapter Adapter)>();
        foreach (Node node in DefaultNodes(model))
        {
            if (AdapterTable.Find(node.OpType, version) is not { } adapter)
            {
                continue;
            }

            if (adapter.Decline(node, context) is { } reason)
            {
                return new OpsetStop(node.ToString(), reason, version - 1);
            }

            adapted.Add((node, adapter));
        }

        foreach ((Node node, IOpAdapter adapter) in adapted)
        {
            adapter.Apply(node, context);
        }

        SetVersion(model, version);
        return null;
    }

    private static IEnumerable<Node> DefaultNodes(Model model) => model.Graph.AllNodes().Where(n => n.Domain.Length == 0);

    private static void SetVersion(Model model, long version)
    {
        for (int i = 0; i < model.Opsets.Count; i++)
        {
            if (model.Opsets[i].Domain is "" or "ai.onnx")
            {
                model.Opsets[i] = model.Opsets[i] with { Version = version };
            }
        }

        model.IrVersion = Math.Max(model.IrVersion, IrVersions.MinimumFor(version));
    }
}
