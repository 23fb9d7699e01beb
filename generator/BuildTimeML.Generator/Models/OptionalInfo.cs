namespace BuildTimeML.Generator;

/// <summary>What says whether calls give an input that the model has a default for.</summary>
/// <param name="Property">Its property of <c>InputBuffers</c>, not escaped.</param>
/// <param name="Field">Where the class keeps it.</param>
internal sealed record OptionalInfo(string Property, string Field);
