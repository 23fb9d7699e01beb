using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization;

/// <summary>Weights are stored as float16 and become float32 again when the engine loads the model: half of the size, the speed of float32.</summary>
internal sealed class Float16Scheme : IQuantizationScheme
{
    public string Precision => "Float16";

    public int MinimumOpset => Int8WeightOnlyScheme.Opset;

    public bool NeedsSamples => false;

    public IReadOnlyList<IModelPass> Passes(SchemeContext context) => [new UntangleInitializersPass(), new HalfStoragePass(ElementType.Float16, context.KeptFloat)];
}
