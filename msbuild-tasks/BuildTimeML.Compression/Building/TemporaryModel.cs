using BuildTimeML.Build;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Building;

/// <summary>
/// A model in a folder of its own beside its target until it takes the target's place; gone when disposed, unless it did.
/// In its folder it has the target's name already, so that a model of two files finds its weights before and after.
/// </summary>
internal sealed class TemporaryModel(string target) : IDisposable
{
    private readonly string _folder = $"{target}.{Guid.NewGuid():N}.tmp";

    public string Path => System.IO.Path.Combine(_folder, System.IO.Path.GetFileName(target));

    /// <summary>The file that weights lie in; null where the model's own file holds them.</summary>
    public string? WeightsPath => File.Exists(WeightsOf(Path)) ? WeightsOf(Path) : null;

    public static string WeightsOf(string modelPath) => modelPath + ModelWriter.WeightsExtension;

    /// <summary>Takes out what a killed process left beside the target.</summary>
    public static void DeleteLeftovers(string target)
    {
        string folder = System.IO.Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (string leftover in Directory.EnumerateFileSystemEntries(folder, System.IO.Path.GetFileName(target) + ".*.tmp"))
        {
            if (Directory.Exists(leftover))
            {
                Directory.Delete(leftover, recursive: true);
            }
            else
            {
                File.Delete(leftover);
            }
        }
    }

    /// <summary>Where another file may be written, that goes with the folder.</summary>
    public string Reserve(string name)
    {
        Directory.CreateDirectory(_folder);
        return System.IO.Path.Combine(_folder, name);
    }

    /// <summary>Writes one file, or two where one cannot or should not hold the model.</summary>
    public void Write(Model model, ExternalData externalData = ExternalData.WhenTooLarge)
    {
        Directory.CreateDirectory(_folder);
        ModelWriter.WriteFile(model, Path, externalData);
    }

    /// <summary>Takes a file of a model as it is, byte by byte.</summary>
    /// <param name="from">The file.</param>
    /// <param name="suffix">What its name has after that of the model.</param>
    public void Copy(string from, string suffix = "")
    {
        Directory.CreateDirectory(_folder);
        using FileStream source = File.OpenRead(from);
        using var stream = new FileStream(Path + suffix, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
        source.CopyTo(stream);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Where weights change place, the old model goes first: it must never meet the new weights.</summary>
    public void TakePlace()
    {
        string weights = WeightsOf(target);
        if (WeightsPath is { } ours)
        {
            File.Delete(target);
            AtomicFile.Replace(ours, weights);
            AtomicFile.Replace(Path, target);
            return;
        }

        AtomicFile.Replace(Path, target);
        File.Delete(weights);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
