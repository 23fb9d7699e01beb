using BuildTimeML.Build;
using BuildTimeML.Compression.Caching;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Reporting.Records;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Locking;

/// <summary>Holds what is built against the lock file of the project, and brings that up to date.</summary>
internal sealed class ProjectLock(LockRequest request)
{
    private readonly LockTolerances _tolerances = LockTolerances.Parse(request.Tolerances);

    /// <summary>What was chosen when the lock file was written.</summary>
    /// <param name="item">What is to be built.</param>
    /// <param name="key">What it is built from.</param>
    /// <returns>Null where it was built from something else, or by something else, or never.</returns>
    /// <exception cref="BuildErrorException">The file cannot be read.</exception>
    public LockedChoice? ChoiceFor(WorkerItem item, BuildKey key)
    {
        LockedModel about = About(item, key);
        return Find(about) is { } locked && locked.HasInputsOf(about) && locked.HasToolOf(about) ? LockedChoice.Of(locked) : null;
    }

    /// <summary>Compares what was built, and writes it down where the project wants that.</summary>
    /// <param name="item">What was built.</param>
    /// <param name="key">What it was built from.</param>
    /// <param name="report">What was measured of it.</param>
    /// <param name="progress">Hears what deviates.</param>
    /// <exception cref="BuildErrorException">Something deviates that must not, or the file cannot be read or written.</exception>
    public void Hold(WorkerItem item, BuildKey key, ModelReport report, IBuildProgress progress)
    {
        LockedModel built = Measured(About(item, key), report);
        LockedModel? locked = Find(built);
        string[] deviations = locked is null ? ["it is not in the file"]
            : !locked.HasInputsOf(built) ? [$"it is made from another {string.Join(" and other ", Changed(locked, built))}"]
            : [.. LockDeviations.Between(locked, built, _tolerances)];
        if (request.IsCheck)
        {
            if (deviations.Length > 0)
            {
                throw new BuildErrorException(BuildErrors.LockNotKept.With(report.Name, Path.GetFileName(request.Path), string.Join("; ", deviations)));
            }

            return;
        }

        if (deviations.Length > 0 && locked?.HasInputsOf(built) == true)
        {
            progress.Warning(BuildErrors.LockDeviates.With(report.Name, Path.GetFileName(request.Path), string.Join("; ", deviations)));
        }

        // What is within the tolerances is not written anew: measured times are never the same twice.
        if (deviations.Length > 0 || locked?.HasToolOf(built) != true)
        {
            LockFile.Put(request.Path, built);
        }
    }

    private static LockedModel About(WorkerItem item, BuildKey key) => new(
        Path.GetFileNameWithoutExtension(item.OutputPath), key.Source, key.Data, key.Options, ToolHash.OfAssemblies(), OnnxRuntimeEngine.Version, "", EquatableArray<string>.Empty, 0);

    private static LockedModel Measured(LockedModel about, ModelReport report)
    {
        ReportedCandidate? shipped = report.Candidates.FirstOrDefault(c => c.IsShipped);
        return about with
        {
            Precision = report.Precision ?? "",
            KeptFloat = shipped is null ? EquatableArray<string>.Empty : shipped.KeptFloat.ToEquatableArray(),
            Size = report.BytesAfter ?? 0,
            Agreement = Round(100 * shipped?.Quality?.Agreement, 2),
            Accuracy = Round(100 * shipped?.Quality?.AccuracyAfter, 2),
            Sqnr = Round(shipped?.Quality?.Sqnr, 1),
            Latency = Round(shipped?.Time?.Median, 2),
        };
    }

    private static IEnumerable<string> Changed(LockedModel locked, LockedModel built)
    {
        (string Name, bool Same)[] inputs = [("model", locked.Source == built.Source), ("data", locked.Data == built.Data), ("options", locked.Options == built.Options)];
        return inputs.Where(i => !i.Same).Select(i => i.Name);
    }

    private static decimal? Round(double? number, int digits) => number is { } known ? Math.Round((decimal)known, digits) : null;

    private LockedModel? Find(LockedModel about) => LockFile.Load(request.Path).FirstOrDefault(m => m.Name == about.Name);
}
