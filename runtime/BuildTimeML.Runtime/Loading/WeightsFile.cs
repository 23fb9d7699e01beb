namespace BuildTimeML.Runtime;

/// <summary>The file beside a model that weights lie in, as the build wrote it; only large models have one.</summary>
/// <param name="AssetPath">The file, relative to <see cref="ModelOptions.ModelDirectory"/>, with forward slashes.</param>
/// <param name="Size">The file's length in bytes.</param>
/// <param name="PiecesSha256">
/// The SHA-256, in hexadecimal, of the SHA-256s of its pieces, one after the other: pieces of 262,144 bytes, the last one
/// shorter. All cores compute it together.
/// </param>
public sealed record WeightsFile(string AssetPath, long Size, string PiecesSha256);
