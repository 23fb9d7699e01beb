namespace BuildTimeML.Generator;

/// <summary>A manifest as the compiler hands it over.</summary>
/// <param name="Path">The additional file.</param>
/// <param name="Text">Its text; empty while the build has not written it yet.</param>
/// <param name="Failure">Why the text could not be had, where it could not.</param>
internal sealed record ManifestText(string Path, string Text, DiagnosticInfo? Failure);
