using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <summary>What one manifest gives, once the others are known.</summary>
/// <param name="Sources">The class to emit, or none.</param>
/// <param name="Diagnostics">Why there is none.</param>
internal sealed record NamedResult(EquatableArray<SourceInfo> Sources, EquatableArray<DiagnosticInfo> Diagnostics);
