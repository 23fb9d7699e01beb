using System.Globalization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Makes constants shorter. Uses that lose the same share the result; others get one of their own.</summary>
internal static class ConstantSlicing
{
    public static void Apply(FlowState state, Removal removal)
    {
        var made = new Dictionary<(Value Constant, string Kept), Value>();
        foreach (IGrouping<(Node Node, int Input), WeightBinding> use in state.Bindings.GroupBy(b => (b.Node, b.Input)).ToList())
        {
            Value constant = use.Key.Node.Inputs[use.Key.Input]!;
            int[]?[] kept = new int[]?[constant.Initializer!.Rank];
            foreach (WeightBinding binding in use.Where(b => removal.Shortens(b.Map)))
            {
                kept[binding.Axis] = removal.Kept(binding.Map);
            }

            if (Array.TrueForAll(kept, k => k is null))
            {
                continue;
            }

            (Value, string) key = (constant, string.Join('|', kept.Select(k => k is null ? "" : string.Join(',', k.Select(i => i.ToString(CultureInfo.InvariantCulture))))));
            if (!made.TryGetValue(key, out Value? shorter))
            {
                made.Add(key, shorter = state.Context.NewConstant(use.Key.Node.Graph!, constant.Name, TensorSlice.Take(constant.Initializer, kept)));
            }

            use.Key.Node.SetInput(use.Key.Input, shorter);
        }

        Rename(made);
    }

    // What nothing uses any more goes, and the first that came of it gets its name.
    private static void Rename(Dictionary<(Value Constant, string Kept), Value> made)
    {
        foreach (((Value constant, _), Value shorter) in made)
        {
            ModelGraph graph = shorter.Uses[0].Node.Graph!;
            if (constant.Uses.Count == 0 && constant.Initializer is not null && !graph.Outputs.Contains(constant))
            {
                graph.RemoveInitializer(constant);
                shorter.Name = constant.Name;
            }
        }
    }
}
