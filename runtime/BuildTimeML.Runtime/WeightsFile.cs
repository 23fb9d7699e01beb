namespace BuildTimeML.Runtime;

/// <summary>The file beside a model that weights lie in, as the build wrote it; only models too large for one file have one.</summary>
/// <param name="AssetPath">The file, relative to <see cref="ModelOptions.ModelDirectory"/>, with forward slashes.</param>
/// <param name="Size">The file's length in bytes.</param>
/// <param name="Sha256">The file's SHA-256, in hexadecimal.</param>
public sealed record WeightsFile(string AssetPath, long Size, string Sha256);
