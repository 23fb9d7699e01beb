namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>How an operator takes part in a graph of 8 bits.</summary>
internal enum PlacementKind
{
    /// <summary>It has constant weights and computes in 8 bits: activations of 8 bits go in.</summary>
    Layer,

    /// <summary>It only moves elements: they keep their scale and zero point.</summary>
    Mover,

    /// <summary>It computes in 8 bits between layers, with a scale of its own for its output.</summary>
    Elementwise,

    /// <summary>It bounds the numbers that a layer gives, and so does the range of 8 bits that follows.</summary>
    Clamp,
}
