using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>
/// Which channels of a model have to be removed together: from each layer that makes channels through all that follows to the layers that use them up.
/// Fang, Ma, Song, Bi Mi, Wang, "DepGraph: Towards Any Structural Pruning", 2023. Every index along an axis stands for a position;
/// operators carry positions along, and tie those that they bring together.
/// </summary>
internal sealed class DependencyGraph
{
    private readonly FlowState _state;
    private readonly Lazy<IReadOnlyList<ConstantSize>> _sizes;

    private DependencyGraph(Model model, FlowState state)
    {
        Model = model;
        _state = state;
        (Groups, Fixed) = GroupFinder.Find(state);
        _sizes = new(() => ConstantSize.Of(model, state.Bindings));
        Costs = [.. model.Graph.Nodes.Select(n => CostFinder.Of(n, state)).OfType<NodeCost>()];
    }

    public Model Model { get; }

    /// <summary>The channels that can be removed, in the order of the graph.</summary>
    public IReadOnlyList<ChannelGroup> Groups { get; }

    /// <summary>Those that all stay, and why.</summary>
    public IReadOnlyList<FixedGroup> Fixed { get; }

    /// <summary>The layers with constant weights, in the order of the graph.</summary>
    public IReadOnlyList<MixingLayer> Layers => _state.Layers;

    /// <summary>What takes the model's time.</summary>
    public IReadOnlyList<NodeCost> Costs { get; }

    /// <param name="model">A simplified model.</param>
    public static DependencyGraph Of(Model model)
    {
        var state = new FlowState(model);
        foreach (Node node in model.Graph.Nodes)
        {
            var flow = new AxisFlow(state, node);
            if (AxisRuleTable.Find(node.Domain, node.OpType) is { } follow)
            {
                follow(flow);
            }
            else
            {
                flow.FixAll(FixedReason.NotFollowed);
            }
        }

        FixEnds(model, state);
        return new DependencyGraph(model, state);
    }

    public Removal Remove(IEnumerable<int> units) => new(_state.Atoms, units.ToHashSet());

    /// <summary>The unit that a position belongs to, by the position that stands for it.</summary>
    public int UnitOf(int atom) => _state.Atoms.Find(atom);

    /// <summary>The positions along an axis of a value; null where the axis stays.</summary>
    public int[]? MapOf(Value value, int axis) => _state.MapsOf(value) is { } maps ? maps[axis < 0 ? axis + maps.Length : axis] : null;

    public double MultiplyAdds(Removal removal) => Costs.Sum(c => c.After(removal));

    /// <summary>The bytes of the constants that are left.</summary>
    public double Bytes(Removal removal) => _sizes.Value.Sum(s => s.After(removal));

    /// <summary>Removes channels from the model. The dependencies are those of the model before, and of no use afterwards.</summary>
    /// <exception cref="InvalidOperationException">The graph is not valid any more: a rule is wrong.</exception>
    public void Apply(Removal removal)
    {
        ConstantSlicing.Apply(_state, removal);
        _state.Edits.ForEach(edit => edit(removal));
        StaleTypes.Clear(Model);
        PrunedGraph.Check(Model);
    }

    private static void FixEnds(Model model, FlowState state)
    {
        foreach (Value output in model.Graph.Outputs)
        {
            Fix(state, output, new Obstacle(FixedReason.IsGraphOutput, output.Name));
        }

        foreach (Node inner in model.Graph.AllNodes().Where(n => n.Graph != model.Graph))
        {
            foreach (Value value in inner.Inputs.OfType<Value>())
            {
                Fix(state, value, new Obstacle(FixedReason.InSubgraph, inner.ToString()));
            }
        }

        // One weight of several layers stays one weight.
        foreach (IGrouping<(Value? Weight, int Axis), WeightBinding> uses in state.Bindings.Where(b => b.Role != WeightRole.Follower).GroupBy(b => (b.Node.Input(b.Input), b.Axis)))
        {
            WeightBinding first = uses.First();
            foreach (WeightBinding other in uses.Skip(1).Where(o => o.Map.Length == first.Map.Length))
            {
                for (int i = 0; i < first.Map.Length; i++)
                {
                    state.Atoms.Tie(first.Map[i], other.Map[i]);
                }
            }
        }
    }

    private static void Fix(FlowState state, Value value, Obstacle obstacle)
    {
        foreach (int atom in (state.MapsOf(value) ?? []).SelectMany(m => m ?? []))
        {
            state.Atoms.Fix(atom, obstacle);
        }
    }
}
