using BuildTimeML.Compression.Infrastructure;

namespace BuildTimeML.Compression.Rules;

internal static class RuleTable
{
    /// <summary>In the order they are tried: what only goes away first.</summary>
    public static IReadOnlyList<IRewriteRule> All { get; } =
    [
        new IdentityRule(),
        new DropoutRule(),
        new UnusedOutputRule(),
        new SameCastRule(),
        new CastChainRule(),
        new DoubleNotRule(),
        new IdentityTransposeRule(),
        new TransposeChainRule(),
        new SameShapeRule(),
        new ReshapeTargetRule(),
        new ReshapeChainRule(),
        new ZeroPadRule(),
        new FullSliceRule(),
        new SliceOfConcatRule(),
        new SingleInputRule(),
        new RepeatOnceRule(),
        new NeutralOperandRule(),
        new SqueezeUnsqueezeRule(),
        new UnsqueezeChainRule(),
        new BatchNormalizationIntoLayerRule(),
        new ScaleIntoLayerRule(),
        new BiasIntoLayerRule(),
        new MatMulAddRule(),
        new ConstantIfRule(),
    ];

    /// <summary>Those that do no arithmetic and rest on no inferred shape: whatever the model computes, it computes the same after them.</summary>
    public static IReadOnlyList<IRewriteRule> Exact { get; } =
    [
        new IdentityRule(),
        new DropoutRule(),
        new UnusedOutputRule(),
        new DoubleNotRule(),
        new IdentityTransposeRule(),
        new TransposeChainRule(),
        new SingleInputRule(),
    ];
}
