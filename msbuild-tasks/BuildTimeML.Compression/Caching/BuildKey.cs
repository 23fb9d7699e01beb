using System.Security.Cryptography;
using System.Text;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Caching;

/// <summary>
/// A hash of everything that decides what a build makes of a model, and of nothing else: not of where files lie, and not of what the
/// class is called. It is the request to the worker and the manifest of the signature, with contents in the place of paths; so an
/// option that is new in either is part of it.
/// </summary>
internal sealed class BuildKey
{
    private readonly (string Path, string Stamp)[] _files;

    private BuildKey(WorkerItem item, ModelManifest signature, string tool)
    {
        string[] sources = [item.ModelPath, .. signature.SourceWeights.Select(w => WeightsPath(item, signature, w))];
        _files = [.. sources.Concat(item.Data.Files).Select(f => (f, Stamp(f)))];
        string text = string.Join('\n', [tool, .. sources.Select(FileHash.Sha256)])
            + ManifestWriter.Write(AnonymousManifest.Of(signature))
            + new WorkerRequest("", [Anonymous(item)]).Write();
        Hex = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    /// <summary>Whether the files are still those that were hashed, as far as size and time tell.</summary>
    public bool StillHolds => _files.All(f => Stamp(f.Path) == f.Stamp);

    /// <param name="item">What is to be built.</param>
    /// <param name="signature">Its manifest.</param>
    /// <param name="tool">What builds it, as <see cref="ToolHash"/> gives it.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static BuildKey Of(WorkerItem item, ModelManifest signature, string tool) => new(item, signature, tool);

    private static string WeightsPath(WorkerItem item, ModelManifest signature, ModelFile weights) =>
        Path.Combine(Path.GetDirectoryName(item.ModelPath)!, WeightsLocation.Of(signature.Source.Path, weights.Path));

    private static WorkerItem Anonymous(WorkerItem item) =>
        item with { Id = 0, ModelPath = "", ManifestPath = "", OutputPath = "", AssetPath = "", ReportPath = "", Metadata = [], Data = Anonymous(item.Data) };

    private static ItemData Anonymous(ItemData data) => data with
    {
        Calibration = [.. data.Calibration.Select(Contents)],
        Evaluation = [.. data.Evaluation.Select(Contents)],
        Labels = data.Labels.Length == 0 ? "" : Content(data.Labels),
    };

    private static string[] Contents(IReadOnlyList<string> files) => [.. files.Select(Content)];

    // The extension says how the file is read.
    private static string Content(string path) => FileHash.Sha256(path) + Path.GetExtension(path);

    private static string Stamp(string path) => SourceFile.Of(path) is { Exists: true } file ? $"{file.Length}@{file.LastWriteTimeUtc.Ticks}" : "";
}
