using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>The bytes of a constant, as a product of sizes of which some become smaller.</summary>
/// <param name="Bytes">As it is.</param>
/// <param name="Maps">The positions along the axes that become shorter.</param>
internal sealed record ConstantSize(long Bytes, IReadOnlyList<int[]> Maps)
{
    public double After(Removal removal) => Maps.Aggregate((double)Bytes, (bytes, map) => bytes * removal.Count(map) / map.Length);

    /// <summary>All constants; one of several layers by its first use.</summary>
    public static IReadOnlyList<ConstantSize> Of(Model model, IEnumerable<WeightBinding> bindings)
    {
        ILookup<Value, WeightBinding> uses = bindings.ToLookup(b => b.Node.Inputs[b.Input]!);
        return [.. model.Graph.Initializers.Select(c => new ConstantSize(c.Initializer!.ByteSize, [.. uses[c].DistinctBy(b => b.Axis).Select(b => b.Map)]))];
    }
}
