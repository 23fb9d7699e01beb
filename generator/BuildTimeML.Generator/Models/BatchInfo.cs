using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <summary>How a model computes rows that have nothing to do with each other.</summary>
/// <param name="RowsPerCall">How many one call takes.</param>
/// <param name="InputSizes">The elements of one row of each input.</param>
/// <param name="OutputSizes">The same of each output.</param>
internal sealed record BatchInfo(long RowsPerCall, EquatableArray<long> InputSizes, EquatableArray<long> OutputSizes);
