using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <param name="Path">The additional file.</param>
/// <param name="Manifest">What it says; null where it cannot be read.</param>
/// <param name="Fault">Why it cannot.</param>
internal sealed record ParsedManifest(string Path, ModelManifest? Manifest, DiagnosticInfo? Fault);
