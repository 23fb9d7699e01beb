namespace BuildTimeML.Compression.Fusion;

/// <summary>A layer that was written to compute in 8 bits, once the engine has fused it.</summary>
/// <param name="Layer">The name that the log gives it.</param>
/// <param name="Output">What the node that multiplies gives in the written graph.</param>
internal sealed record ExpectedFusion(string Layer, string Output);
