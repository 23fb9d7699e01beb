using BuildTimeML.Compression.Infrastructure;

namespace BuildTimeML.Compression.Building;

/// <summary>A model at a precision, in a temporary folder beside the output, checked on the engine.</summary>
/// <param name="Precision">What it was asked to be.</param>
/// <param name="File">Its file, or its two.</param>
/// <param name="Log">What the passes decided.</param>
internal sealed record Candidate(string Precision, TemporaryModel File, PassLog Log) : IDisposable
{
    /// <summary>The bytes of all its files.</summary>
    public long Size { get; } = new FileInfo(File.Path).Length + (File.WeightsPath is { } weights ? new FileInfo(weights).Length : 0);

    public void Dispose() => File.Dispose();
}
