using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Compares dimensions that may be open.</summary>
internal static class Dimensions
{
    /// <summary>Whether both are sure to be the same; one that is unknown is the same as none.</summary>
    public static bool AreEqual(Dimension one, Dimension other) => one != Dimension.Unknown && one == other;

    public static bool AreEqual(IReadOnlyList<Dimension> one, IReadOnlyList<Dimension> other) =>
        one.Count == other.Count && one.Zip(other).All(d => AreEqual(d.First, d.Second));
}
