using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Folding;

/// <summary>
/// What folding may add to a file: a node's results may take at most 1 KiB more than the constants that nothing needs any more,
/// and all of them together at most 1 % of the model's constants, or 4 KiB where that is more.
/// </summary>
internal sealed class GrowthAllowance(long constantBytes)
{
    public const long PerNode = 1024;

    private long _left = Math.Max(4096, constantBytes / 100);

    public static GrowthAllowance Of(Model model) =>
        new(model.Graph.AllGraphs().SelectMany(g => g.Initializers).Sum(i => i.Initializer!.ByteSize));

    public bool TryTake(long growth)
    {
        if (growth > Math.Min(PerNode, _left))
        {
            return false;
        }

        _left -= Math.Max(growth, 0);
        return true;
    }
}
