using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <summary>What one manifest gives once the others, and the classes that the project declares, are known.</summary>
/// <param name="Path">The manifest; empty for an attribute that belongs to none.</param>
/// <param name="HintName">The name of the generated file without its extension, unique whatever the case of its letters.</param>
/// <param name="Manifest">With the final name of the class; null where there is none to make.</param>
/// <param name="IsDeclared">Whether the project declares the class.</param>
/// <param name="Diagnostics">Why there is none to make.</param>
internal sealed record NamedManifest(
    string Path,
    string HintName,
    ModelManifest? Manifest,
    bool IsDeclared,
    EquatableArray<DiagnosticInfo> Diagnostics)
{
    public static NamedManifest Failure(string path, params DiagnosticInfo[] diagnostics) =>
        new(path, HintName: "", Manifest: null, IsDeclared: false, EquatableArray.Of(diagnostics));
}
