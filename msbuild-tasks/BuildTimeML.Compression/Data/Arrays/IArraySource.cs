using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Arrays;

/// <summary>An array in a file, of which parts can be read.</summary>
internal interface IArraySource : IDisposable
{
    ElementType ElementType { get; }

    /// <summary>The dimensions, none of them negative.</summary>
    IReadOnlyList<long> Shape { get; }

    /// <summary>Reads elements in row-major order.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="to">As many bytes as the elements have.</param>
    void Read(long first, Span<byte> to);
}
