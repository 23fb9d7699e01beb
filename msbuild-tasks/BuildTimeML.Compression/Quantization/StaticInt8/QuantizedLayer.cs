namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>The numbers of a layer in 8 bits.</summary>
/// <param name="Weights">In the order of the tensor.</param>
/// <param name="Scales">One per row.</param>
/// <param name="Bias">One per row, float32; null where there is none.</param>
internal sealed record QuantizedLayer(sbyte[] Weights, float[] Scales, float[]? Bias);
