namespace BuildTimeML.Compression.Reporting.Records;

/// <summary>A constant of the original, and what became of it.</summary>
/// <param name="Name">Empty for what many small ones take together.</param>
/// <param name="Layer">The first node that uses it, such as <c>Conv 'c1'</c>; empty where none does.</param>
/// <param name="Before">Type and shape, such as <c>float32 [8000, 128]</c>; empty for one that was added.</param>
/// <param name="After">Types and shapes of what it became, the largest first; empty where it is gone.</param>
/// <param name="Stored">The type that most of its bytes have now, such as <c>int8</c>; empty where it is gone.</param>
/// <param name="BytesBefore">0 for one that was added.</param>
/// <param name="BytesAfter">Its scales and zero points included; 0 where it is gone.</param>
internal sealed record ReportedTensor(string Name, string Layer, string Before, string After, string Stored, long BytesBefore, long BytesAfter);
