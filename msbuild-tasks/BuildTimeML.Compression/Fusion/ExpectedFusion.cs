namespace BuildTimeML.Compression.Fusion;

/// <summary>What the engine is to make of a layer or an operator that was written.</summary>
/// <param name="Layer">The name that the log gives it.</param>
/// <param name="Output">What its node gives in the written graph.</param>
/// <param name="Form">What it is to become.</param>
internal sealed record ExpectedFusion(string Layer, string Output, ExpectedForm Form = ExpectedForm.Product);
