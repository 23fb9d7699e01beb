using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <summary>What one manifest gives: a class, or the diagnostics that say why there is none.</summary>
/// <param name="Path">The manifest.</param>
/// <param name="HintName">The name of the generated file without its extension.</param>
/// <param name="Class">Null where there are diagnostics.</param>
/// <param name="Diagnostics">Empty where there is a class.</param>
internal sealed record ModelResult(string Path, string HintName, ClassInfo? Class, EquatableArray<DiagnosticInfo> Diagnostics)
{
    public static ModelResult Success(NamedManifest named, ClassInfo info) => new(named.Path, named.HintName, info, EquatableArray<DiagnosticInfo>.Empty);

    public static ModelResult Failure(NamedManifest named, params DiagnosticInfo[] diagnostics) => new(named.Path, named.HintName, null, EquatableArray.Of(diagnostics));
}
