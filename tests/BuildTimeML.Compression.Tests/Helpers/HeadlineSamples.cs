using System.Runtime.InteropServices;
using BuildTimeML.Build;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>A file of random rows of tokens for the headline classifier.</summary>
internal sealed class HeadlineSamples : IDisposable
{
    private const int Length = 48;
    private const int Words = 2000;

    private readonly TemporaryFolder _folder = new();

    public HeadlineSamples(int count)
    {
        var random = new Random(1);
        long[] tokens = [.. Enumerable.Range(0, count * Length).Select(_ => (long)random.Next(Words))];
        File.WriteAllBytes(_folder.File("tokens.bin"), MemoryMarshal.AsBytes(tokens.AsSpan()));
    }

    public static TensorSignature Input { get; } = new("tokens", ValueKind.Tensor, ElementType.Int64, EquatableArray.Of(Dimension.Fixed(1), Dimension.Fixed(Length)));

    /// <summary>To calibrate with, every fifth held back.</summary>
    public ItemData Data => ItemData.None with { Calibration = [[_folder.File("tokens.bin")]] };

    public void Dispose() => _folder.Dispose();
}
