using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization.StaticInt8;

namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// Layers with constant weights, and what lies between them, compute in 8 bits; ranges of activations come from samples. All other
/// weights are stored in 8 bits.
/// </summary>
internal sealed class Int8StaticScheme : IQuantizationScheme
{
    public string Precision => "Int8Static";

    public int MinimumOpset => Int8WeightOnlyScheme.Opset;

    public bool NeedsSamples => true;

    /// <summary>Brings channels to sizes that 8 bits lose less of. The model computes the same.</summary>
    public static IReadOnlyList<IModelPass> LevelChannels(SchemeContext context) => [new SmoothProductsPass(context), new EqualizeChannelsPass(context)];

    public IReadOnlyList<IModelPass> Passes(SchemeContext context) =>
    [
        new UntangleInitializersPass(),
        new UpgradeOpsetPass(StaticInt8Pass.MinimumOpset),
        .. context.TrainedRanges.Count == 0 ? LevelChannels(context) : [],
        new StaticInt8Pass(context),
        new WeightOnlyInt8Pass(ScaleChoice.PerChannel, context with { Samples = null }),
        new EqualInitializersPass(),
        new DeadCodePass(),
    ];
}
