using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>
/// Divides the layers whose inputs are not what they were into stages: what a layer sees depends on those of earlier stages only.
/// </summary>
internal static class RepairStages
{
    /// <param name="pruned">The model after the removal.</param>
    /// <param name="plans">What each layer keeps, by the names of their outputs.</param>
    /// <param name="isMoved">Whether a node sees another value than it did.</param>
    /// <param name="isRepaired">Whether a layer is changed once it is its turn.</param>
    public static IReadOnlyList<IReadOnlyList<Node>> Of(Model pruned, IReadOnlyDictionary<string, LayerPlan> plans, Func<Node, bool> isMoved, Func<Node, bool> isRepaired)
    {
        var stageOf = new Dictionary<Value, int>();
        var stages = new List<List<Node>>();
        foreach (Node node in pruned.Graph.Nodes)
        {
            // From 1 on what flows along is not what it was.
            int stage = node.Inputs.Max(i => i is null ? 0 : stageOf.GetValueOrDefault(i));
            bool loses = plans.GetValueOrDefault(node.Outputs[0]?.Name ?? "") is { LosesInputs: true } || isMoved(node);
            if ((stage > 0 || loses) && plans.ContainsKey(node.Outputs[0]?.Name ?? "") && isRepaired(node))
            {
                stage++;
                while (stages.Count < stage)
                {
                    stages.Add([]);
                }

                stages[stage - 1].Add(node);
            }
            else if (loses)
            {
                stage = Math.Max(stage, 1);
            }

            foreach (Value output in node.Outputs.OfType<Value>())
            {
                stageOf[output] = stage;
            }
        }

        return [.. stages.Where(s => s.Count > 0)];
    }
}
