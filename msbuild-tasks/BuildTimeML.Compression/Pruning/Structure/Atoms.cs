namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>
/// The positions of axes that are removed together or not at all: sets that are joined where operators tie positions, and fixed where one cannot be removed.
/// </summary>
internal sealed class Atoms
{
    private readonly List<int> _parents = [];
    private readonly Dictionary<int, Obstacle> _obstacles = [];
    private readonly HashSet<int> _heads = [];
    private readonly HashSet<int> _normalized = [];

    /// <returns>As many new positions, each of them free and alone.</returns>
    public int[] Add(int count)
    {
        int first = _parents.Count;
        int[] atoms = [.. Enumerable.Range(first, count)];
        _parents.AddRange(atoms);
        return atoms;
    }

    /// <summary>The first position of the set, which stands for it.</summary>
    public int Find(int atom)
    {
        while (_parents[atom] != atom)
        {
            atom = _parents[atom] = _parents[_parents[atom]];
        }

        return atom;
    }

    public void Tie(int first, int second)
    {
        int root = Math.Min(Find(first), Find(second));
        int other = Math.Max(Find(first), Find(second));
        if (root == other)
        {
            return;
        }

        _parents[other] = root;
        if (_obstacles.Remove(other, out Obstacle? obstacle))
        {
            _obstacles.TryAdd(root, obstacle);
        }

        Move(_heads, other, root);
        Move(_normalized, other, root);
    }

    /// <summary>None of the set can be removed. The first reason counts.</summary>
    public void Fix(int atom, Obstacle obstacle) => _obstacles.TryAdd(Find(atom), obstacle);

    /// <summary>Why the set stays; null where it may be removed.</summary>
    public Obstacle? ObstacleOf(int atom) => _obstacles.GetValueOrDefault(Find(atom));

    /// <summary>The set is a head of attention, or another block that a Reshape makes of an axis.</summary>
    public void MarkHead(int atom) => _heads.Add(Find(atom));

    public bool IsHead(int atom) => _heads.Contains(Find(atom));

    /// <summary>A normalisation takes its mean over the axis: without a position the others change too.</summary>
    public void MarkNormalized(int atom) => _normalized.Add(Find(atom));

    public bool IsNormalized(int atom) => _normalized.Contains(Find(atom));

    private static void Move(HashSet<int> set, int from, int to)
    {
        if (set.Remove(from))
        {
            set.Add(to);
        }
    }
}
