using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization.Signs;

namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// Weights of layers are a sign by a scale per output, or zero: 1.6 bits or 1 bit each. They become float32 when the engine loads the model. Everything else, the
/// first layer and the last have 8 bits. Nothing but training makes that good for much.
/// </summary>
/// <param name="precision">Its name.</param>
/// <param name="hasZero">Whether a weight may be zero as well.</param>
internal sealed class SignScheme(string precision, bool hasZero) : IQuantizationScheme
{
    public string Precision => precision;

    public int MinimumOpset => Int8WeightOnlyScheme.Opset;

    public bool NeedsSamples => false;

    public IReadOnlyList<IModelPass> Passes(SchemeContext context) =>
        [new UntangleInitializersPass(), new SignStoragePass(new SignFormat(hasZero), context), new WeightOnlyInt8Pass(ScaleChoice.PerChannel, context)];
}
