using BuildTimeML.Build;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Building;

/// <summary>The files that a model is made from: its own, and those that its weights lie in.</summary>
internal sealed class SourceFiles
{
    private readonly (ModelFile Named, string Path, DateTime Written, long Length)[] _files;

    /// <param name="signature">Names the files.</param>
    /// <param name="modelPath">The model's own.</param>
    public SourceFiles(ModelManifest signature, string modelPath) => _files =
    [
        Look(signature.Source, modelPath),
        .. signature.SourceWeights.Select(w => Look(w, WeightsLocation.PathOf(modelPath, signature.Source.Path, w.Path))),
    ];

    /// <summary>Reads them all once for their hashes.</summary>
    /// <returns>The model's own first.</returns>
    /// <exception cref="BuildErrorException">One of them is not what it was when the build began.</exception>
    public IReadOnlyList<ModelFile> Hash()
    {
        CheckUnchanged();
        ModelFile[] hashed = [.. _files.Select(f => f.Named with { Size = f.Length, Sha256 = FileHash.Sha256(f.Path) })];
        CheckUnchanged();
        return hashed;
    }

    private void CheckUnchanged()
    {
        foreach (var file in _files.Where(f => Look(f.Named, f.Path) != f))
        {
            throw new BuildErrorException(BuildErrors.ModelChanged.With(file.Named.Path));
        }
    }

    private static (ModelFile Named, string Path, DateTime Written, long Length) Look(ModelFile named, string path)
    {
        FileInfo file = SourceFile.Of(path);
        return (named, path, file.Exists ? file.LastWriteTimeUtc : default, file.Exists ? file.Length : 0);
    }
}
