namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>What is removed: sets of positions.</summary>
/// <param name="atoms">All positions.</param>
/// <param name="removed">The sets, by the positions that stand for them.</param>
internal sealed class Removal(Atoms atoms, IReadOnlySet<int> removed)
{
    public bool IsRemoved(int atom) => removed.Contains(atoms.Find(atom));

    /// <summary>Whether an axis becomes shorter.</summary>
    public bool Shortens(int[] map) => Array.Exists(map, IsRemoved);

    /// <summary>How long an axis is afterwards.</summary>
    public int Count(int[] map) => map.Count(a => !IsRemoved(a));

    /// <summary>The indices along an axis that stay, in their order.</summary>
    public int[] Kept(int[] map) => [.. Enumerable.Range(0, map.Length).Where(i => !IsRemoved(map[i]))];
}
