namespace BuildTimeML.Generator;

/// <summary>A class to emit.</summary>
/// <param name="HintName">The name of the generated file, unique whatever the case of its letters.</param>
/// <param name="Path">The manifest, for messages.</param>
/// <param name="Class">What to write.</param>
internal sealed record SourceInfo(string HintName, string Path, ClassInfo Class);
