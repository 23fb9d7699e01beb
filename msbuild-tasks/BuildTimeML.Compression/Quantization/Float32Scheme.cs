using BuildTimeML.Compression.Infrastructure;

namespace BuildTimeML.Compression.Quantization;

/// <summary>The model as it is.</summary>
internal sealed class Float32Scheme : IQuantizationScheme
{
    public string Precision => "Float32";

    public int MinimumOpset => 0;

    public bool NeedsSamples => false;

    public IReadOnlyList<IModelPass> Passes(SchemeContext context) => [];
}
