using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;

namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// Matrix products with constant weights are computed in 8 bits, their activations quantised as they come;
/// all other weights are stored in 8 bits.
/// </summary>
internal sealed class Int8DynamicScheme : IQuantizationScheme
{
    public string Precision => "Int8Dynamic";

    public int MinimumOpset => Int8WeightOnlyScheme.Opset;

    public bool NeedsSamples => false;

    public IReadOnlyList<IModelPass> Passes(SchemeContext context) => [new UntangleInitializersPass(), new UpgradeOpsetPass(DynamicInt8Pass.MinimumOpset), new DynamicInt8Pass(ScaleChoice.PerChannelWhereWorthABit, context), new WeightOnlyInt8Pass(ScaleChoice.PerChannelWhereWorthABit, context)];
}
