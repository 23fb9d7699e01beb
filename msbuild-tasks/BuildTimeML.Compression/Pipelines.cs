using BuildTimeML.Build;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Pruning;
using BuildTimeML.Compression.Pruning.LowRank;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Rules;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression;

/// <summary>Passes in the order that they run in.</summary>
internal static class Pipelines
{
    /// <summary>Gives named dimensions the numbers that the item fixes.</summary>
    public static IReadOnlyList<IModelPass> Freeze(IReadOnlyList<DimensionLimit> numbers) => [new FreezeDimensionsPass(numbers)];

    /// <summary>Makes inputs with a default inputs like others. What else is listed among the inputs stops being one: it would be taken for such.</summary>
    public static IReadOnlyList<IModelPass> Detach(IReadOnlyCollection<string> inputs) => [new DetachDefaultsPass(inputs), new UntangleInitializersPass()];

    /// <summary>Gives them their defaults back, once nothing else is done.</summary>
    public static IReadOnlyList<IModelPass> Attach(IReadOnlyDictionary<string, Tensor> defaults) => [new AttachDefaultsPass(defaults)];

    /// <summary>Comes before the passes of every precision, which look for operators.</summary>
    public static IReadOnlyList<IModelPass> Prepare() => [new InlineFunctionsPass()];

    /// <summary>Makes a graph smaller without changing what it computes. For one model: folding remembers what it may still add.</summary>
    public static IReadOnlyList<IModelPass> Simplify() =>
    [
        .. Prepare(),
        new UntangleInitializersPass(),
        new FixedPointPass(
        [
            new ConstantNodesPass(),
            new DeadCodePass(),
            new FoldConstantsPass(),
            new KnownValuesPass(),
            new RewritePass(RuleTable.All),
            new CommonSubexpressionsPass(),
            new EqualInitializersPass(),
            new DeadCodePass(),
        ]),
    ];

    /// <summary>Takes out of a simplified model what an item asks for.</summary>
    public static IReadOnlyList<IModelPass> Prune(PruningSettings settings, SchemeContext context) =>
    [
        new UntangleInitializersPass(),
        .. settings.AnyStructure ? [new PruneStructurePass(settings, context)] : (IModelPass[])[],
        .. settings.LowRank is { } share ? [new LowRankPass(share, context)] : (IModelPass[])[],
        .. settings.AnyClipping ? [new ClipWeightsPass(settings)] : (IModelPass[])[],
        .. settings.AnyPruning ? [new PruneWeightsPass(settings, context)] : (IModelPass[])[],
    ];

    /// <summary>Comes before a graph is optimised for good: what is stored in few bits stays so until it is picked.</summary>
    public static IReadOnlyList<IModelPass> UnpackLate() => [new LateUnpackingPass(), new DeadCodePass()];

    /// <summary>Takes out what no result depends on and merges what is the same: right by construction, so that it need not be run to be believed.</summary>
    public static IReadOnlyList<IModelPass> SimplifyExactly() =>
    [
        .. Prepare(),
        new UntangleInitializersPass(),
        new FixedPointPass(
        [
            new ConstantNodesPass(),
            new DeadCodePass(),
            new RewritePass(RuleTable.Exact),
            new CommonSubexpressionsPass(),
            new EqualInitializersPass(),
            new DeadCodePass(),
        ]),
    ];
}
