namespace BuildTimeML.Generator;

/// <summary>A value that goes from one call to the next: two buffers of one shape that take turns.</summary>
/// <param name="Input">What a call reads; no parameter.</param>
/// <param name="Output">What it writes.</param>
/// <param name="OutputIndex">The place of the output among those of the model.</param>
internal sealed record StateInfo(InputInfo Input, OutputInfo Output, int OutputIndex);
