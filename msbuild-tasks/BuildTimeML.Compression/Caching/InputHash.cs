using System.Collections.Concurrent;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Compression.Caching;

/// <summary>
/// Hashes of the files that models are made from. A file is read once, however many keys it is part of and however many items name it,
/// while its size and time stand.
/// </summary>
internal static class InputHash
{
    private static readonly ConcurrentDictionary<(string Path, string Stamp), string> Known = new();

    /// <returns>64 lower-case hexadecimal digits.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Sha256(string path) => Known.GetOrAdd((path, SourceFile.Stamp(path)), static file => FileHash.Sha256(file.Path));
}
