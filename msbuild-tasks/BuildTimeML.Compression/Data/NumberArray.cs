using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data;

/// <summary>Numbers of one type with a shape.</summary>
/// <param name="ElementType">One of those that <see cref="NumberTypes"/> knows.</param>
/// <param name="Shape">Its dimensions; none for a single number.</param>
/// <param name="Bytes">The elements in row-major order, as this machine keeps them.</param>
internal sealed record NumberArray(ElementType ElementType, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Bytes);
