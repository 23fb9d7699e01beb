using BuildTimeML.Compression.Infrastructure;

namespace BuildTimeML.Compression.Building;

/// <summary>A model at a precision, in a temporary folder beside the output, checked on the engine.</summary>
/// <param name="Precision">What it was asked to be.</param>
/// <param name="File">Its file, or its two.</param>
/// <param name="Log">What the passes decided.</param>
internal sealed record Candidate(string Precision, TemporaryModel File, PassLog Log) : IDisposable
{
    private long? _compressedSize;

    /// <summary>The bytes of all its files.</summary>
    public long Size { get; } = new FileInfo(File.Path).Length + (File.WeightsPath is { } weights ? new FileInfo(weights).Length : 0);

    /// <summary>The bytes that they have after compression, as by <see cref="CompressedModel"/>, each by itself. It takes a second for about 10 MB, once.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public long CompressedSize(CancellationToken cancellation) => _compressedSize ??= CompressedModel.SizeOf(File, cancellation);

    public void Dispose() => File.Dispose();
}
