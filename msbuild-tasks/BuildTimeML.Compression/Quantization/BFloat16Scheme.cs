using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization;

/// <summary>Weights are stored as bfloat16, which has the range of float32 and fewer digits than float16, and become float32 again when the engine loads the model.</summary>
internal sealed class BFloat16Scheme : IQuantizationScheme
{
    // Cast takes bfloat16 from here on.
    private const int Opset = 13;

    public string Precision => "BFloat16";

    public int MinimumOpset => Int8WeightOnlyScheme.Opset;

    public bool NeedsSamples => false;

    public IReadOnlyList<IModelPass> Passes(SchemeContext context) => [new UntangleInitializersPass(), new UpgradeOpsetPass(Opset), new HalfStoragePass(ElementType.BFloat16, context.KeptFloat)];
}
