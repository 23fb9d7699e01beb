using BuildTimeML.Compression.Infrastructure;

namespace BuildTimeML.Compression.Building;

/// <summary>A model at a precision, in a temporary file beside the output, checked on the engine.</summary>
/// <param name="Precision">What it was asked to be.</param>
/// <param name="File">Its file.</param>
/// <param name="Log">What the passes decided.</param>
internal sealed record Candidate(string Precision, TemporaryFile File, PassLog Log) : IDisposable
{
    public long Size { get; } = new FileInfo(File.Path).Length;

    public void Dispose() => File.Dispose();
}
