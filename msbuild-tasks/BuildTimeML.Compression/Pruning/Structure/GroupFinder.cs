namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Finds which layers share channels.</summary>
internal static class GroupFinder
{
    public static (IReadOnlyList<ChannelGroup> Free, IReadOnlyList<FixedGroup> Fixed) Find(FlowState state)
    {
        var free = new List<ChannelGroup>();
        var stay = new List<FixedGroup>();
        ILookup<int, WeightBinding> bindings = BindingsByRoot(state);
        foreach (List<int> sources in Components(state))
        {
            string name = state.Sources[sources[0]].Value.Name;
            int[] roots = [.. sources.SelectMany(s => state.Sources[s].Atoms).Select(state.Atoms.Find).Distinct()];
            int[] units = [.. roots.Where(r => state.Atoms.ObstacleOf(r) is null)];
            if (units.Length == 0)
            {
                stay.Add(new FixedGroup(name, state.Atoms.ObstacleOf(roots[0])!));
            }
            else
            {
                free.Add(new ChannelGroup(name, KindOf(state, units), units, roots.Length, [.. roots.SelectMany(r => bindings[r]).Distinct()]));
            }
        }

        return (free, stay);
    }

    private static ILookup<int, WeightBinding> BindingsByRoot(FlowState state) =>
        state.Bindings.SelectMany(b => b.Map.Select(state.Atoms.Find).Distinct().Select(root => (Root: root, Binding: b))).ToLookup(p => p.Root, p => p.Binding);

    private static GroupKind KindOf(FlowState state, int[] units) =>
        Array.Exists(units, state.Atoms.IsHead) ? GroupKind.Heads : Array.Exists(units, state.Atoms.IsNormalized) ? GroupKind.Normalized : GroupKind.Channels;

    // Layers that have a set of positions in common belong together.
    private static IEnumerable<List<int>> Components(FlowState state)
    {
        int[] componentOf = [.. Enumerable.Range(0, state.Sources.Count)];
        var firstOf = new Dictionary<int, int>();
        for (int s = 0; s < componentOf.Length; s++)
        {
            foreach (int root in state.Sources[s].Atoms.Select(state.Atoms.Find).Distinct())
            {
                if (!firstOf.TryAdd(root, s) && componentOf[firstOf[root]] != componentOf[s])
                {
                    (int keep, int join) = (Math.Min(componentOf[firstOf[root]], componentOf[s]), Math.Max(componentOf[firstOf[root]], componentOf[s]));
                    componentOf = Array.ConvertAll(componentOf, c => c == join ? keep : c);
                }
            }
        }

        return Enumerable.Range(0, componentOf.Length).GroupBy(s => componentOf[s]).OrderBy(g => g.Key).Select(g => g.ToList());
    }
}
