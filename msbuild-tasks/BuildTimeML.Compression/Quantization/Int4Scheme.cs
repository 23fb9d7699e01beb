using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;

namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// Weights in 4 bits, in blocks with a scale and a zero point each. Products of few rows and lookups compute with them as they are;
/// all others are stored so and become float32 again when the engine loads the model, in 8 bits where blocks do not fit.
/// </summary>
internal sealed class Int4Scheme : IQuantizationScheme
{
    // Blocks of 32: a scale takes a bit per weight more, and its zero point an eighth of one.
    private static readonly BlockFormat Format = new(Bits: 4, BlockSize: 32);

    public string Precision => "Int4";

    public int MinimumOpset => Int8WeightOnlyScheme.Opset;

    public bool NeedsSamples => false;

    public IReadOnlyList<IModelPass> Passes(SchemeContext context)
    {
        var fit = new SquaredErrorFit();
        return
        [
            new UntangleInitializersPass(),
            new BlockProductsPass(Format, fit, context),
            new BlockLookupsPass(Format, fit, context),
            new BlockStoragePass(Format.BlockSize, fit, context),
            new WeightOnlyInt8Pass(ScaleChoice.PerChannel, context),
        ];
    }
}
