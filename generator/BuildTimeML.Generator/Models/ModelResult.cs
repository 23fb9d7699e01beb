using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <summary>What one manifest gives: a class, or the diagnostics that say why there is none.</summary>
/// <param name="Path">The manifest.</param>
/// <param name="Class">Null where there are diagnostics.</param>
/// <param name="Diagnostics">Empty where there is a class.</param>
internal sealed record ModelResult(string Path, ClassInfo? Class, EquatableArray<DiagnosticInfo> Diagnostics)
{
    public static ModelResult Success(string path, ClassInfo info) => new(path, info, EquatableArray<DiagnosticInfo>.Empty);

    public static ModelResult Failure(string path, params DiagnosticInfo[] diagnostics) => new(path, null, EquatableArray.Of(diagnostics));
}
