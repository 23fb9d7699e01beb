using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Compression.Reporting.Records;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Manifest;
using ModelFile = BuildTimeML.Manifest.ModelFile;

namespace BuildTimeML.Compression.Caching;

/// <summary>The place of one model in the cache. No other process enters it until this is disposed.</summary>
internal sealed class CacheSlot(CacheFolder folder, long maxSize, string hash, BuildKey key, FileLock taken) : IDisposable
{
    private const string ReportName = "report.json";

    private readonly string _entry = folder.Entry(hash);

    /// <summary>Puts the model and its complete manifest in place, where the cache has them.</summary>
    /// <param name="item">Says where they go.</param>
    /// <param name="signature">Its manifest.</param>
    /// <param name="report">Gets that of whoever made the model.</param>
    /// <param name="progress">Hears what was heard when the model was made.</param>
    /// <exception cref="BuildErrorException">They cannot be written.</exception>
    public bool TryTake(WorkerItem item, ModelManifest signature, ReportCollector report, IBuildProgress progress)
    {
        if (!Directory.Exists(_entry))
        {
            return false;
        }

        if (LoadWhole() is not { } entry)
        {
            progress.Info($"the entry of '{signature.Source.Path}' in the cache is damaged, so it is made again");
            return false;
        }

        using var model = new TemporaryModel(item.OutputPath);
        ModelManifest manifest = Copy(entry, item, signature, model);
        OutputFiles.PutInPlace(item, model, manifest);
        foreach (BuildError message in entry.Messages.Select(m => m.For(signature.Source.Path)))
        {
            if (message.Code.Length > 0)
            {
                progress.Warning(message);
            }
            else
            {
                progress.Info(message.Message);
            }
        }

        report.Taken(ReportJson.Read(File.ReadAllText(Path.Combine(_entry, ReportName))));
        progress.Info($"what '{signature.Source.Path}' becomes was in the cache");
        return true;
    }

    /// <summary>Keeps a model that was just put in place. Where that does not work, the build has it all the same.</summary>
    /// <param name="item">Says where it is.</param>
    /// <param name="manifest">Its complete manifest.</param>
    /// <param name="messages">What was said while it was made.</param>
    /// <param name="report">What was measured of it.</param>
    /// <param name="progress">Hears why it is not kept.</param>
    public void Store(WorkerItem item, ModelManifest manifest, IReadOnlyList<CachedMessage> messages, ModelReport report, IBuildProgress progress)
    {
        if (manifest.AssetSize > maxSize || !key.StillHolds)
        {
            return;
        }

        try
        {
            folder.DeleteLeftovers(hash);
            string temporary = folder.Temporary(hash);
            Directory.CreateDirectory(temporary);
            string name = Path.GetFileName(item.OutputPath);
            File.WriteAllText(Path.Combine(temporary, ReportName), ReportJson.Write(report));
            ModelFile[] files = [.. OutputFiles.Suffixes(manifest).Select(s => Keep(item.OutputPath + s, temporary, name + s)), FileHash.Of(Path.Combine(temporary, ReportName), ReportName)];
            new CacheEntry(name, manifest, messages, files).Save(temporary);
            Directory.Move(temporary, _entry);
            CacheTrim.Run(folder, maxSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            progress.Info($"'{manifest.Source.Path}' is not kept in the cache: {e.Message}");
        }
    }

    public void Dispose() => taken.Dispose();

    private static ModelFile Keep(string path, string temporary, string name)
    {
        string copy = Path.Combine(temporary, name);
        File.Copy(path, copy);
        return FileHash.Of(copy, name);
    }

    // What is not as it was stored goes.
    private CacheEntry? LoadWhole()
    {
        CacheEntry? entry = CacheEntry.Load(_entry);
        if (entry is not null && entry.Files.All(f => FileHash.IsSame(Path.Combine(_entry, f.Path), f)))
        {
            return entry;
        }

        folder.Delete(_entry);
        return null;
    }

    private ModelManifest Copy(CacheEntry entry, WorkerItem item, ModelManifest signature, TemporaryModel model)
    {
        try
        {
            File.SetLastWriteTimeUtc(CacheEntry.PathIn(_entry), DateTime.UtcNow);
            ModelManifest manifest = AnonymousManifest.Rename(entry.Manifest, signature, item.AssetPath);
            if (manifest.AssetWeights is not null && entry.FileName != Path.GetFileName(item.OutputPath))
            {
                // The model holds the name of the file of its weights.
                using Model named = ModelReader.Read(Path.Combine(_entry, entry.FileName));
                model.Write(named, ExternalData.Always);
                return manifest with { Asset = FileHash.Of(model.Path, item.AssetPath) };
            }

            foreach (string suffix in OutputFiles.Suffixes(manifest))
            {
                model.Copy(Path.Combine(_entry, entry.FileName + suffix), suffix);
            }

            return manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.OutputNotWritten.With(item.OutputPath, e.Message));
        }
    }
}
