namespace BuildTimeML.Manifest;

/// <summary>A value that goes from one call to the next: what an output gives is what an input gets.</summary>
/// <param name="Input">The name of the input.</param>
/// <param name="Output">The name of the output.</param>
internal sealed record StatePair(string Input, string Output);
