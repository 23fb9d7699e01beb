namespace BuildTimeML.Graph.Versioning;

/// <summary>Which version of the format goes with which version of the default operator set.</summary>
public static class IrVersions
{
    // The versions that were released together.
    private static readonly (long Opset, long Ir)[] Table =
    [
        (21, 10), (19, 9), (15, 8), (12, 7), (11, 6), (10, 5), (9, 4), (1, 3),
    ];

    /// <summary>The oldest version of the format for a model of that operator set.</summary>
    public static long MinimumFor(long opset) => Array.Find(Table, t => t.Opset <= opset).Ir;
}
