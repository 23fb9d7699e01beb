using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;

namespace BuildTimeML.Compression.Quantization;

/// <summary>Weights are stored in 8 bits and become float32 again when the engine loads the model: a quarter of the size, the speed of float32.</summary>
internal sealed class Int8WeightOnlyScheme : IQuantizationScheme
{
    // Mul broadcasts as it does today from here on.
    internal const int Opset = 7;

    public string Precision => "Int8WeightOnly";

    public int MinimumOpset => Opset;

    public bool NeedsSamples => false;

    public IReadOnlyList<IModelPass> Passes(SchemeContext context) => [new UntangleInitializersPass(), new WeightOnlyInt8Pass(ScaleChoice.PerChannel, context)];
}
