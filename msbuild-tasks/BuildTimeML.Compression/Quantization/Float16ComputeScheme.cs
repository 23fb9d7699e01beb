using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;

namespace BuildTimeML.Compression.Quantization;

/// <summary>float16 for a device that computes in it: weights and what flows between the operators take half of the memory.</summary>
internal sealed class Float16ComputeScheme : IQuantizationScheme
{
    public string Precision => "Float16";

    public int MinimumOpset => Int8WeightOnlyScheme.Opset;

    public bool NeedsSamples => false;

    public IReadOnlyList<IModelPass> Passes(SchemeContext context) => [new UntangleInitializersPass(), new HalfComputePass(context)];
}
