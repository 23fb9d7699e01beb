using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Fusion;

/// <summary>Tells the build of layers and operators that were to compute in 8 bits and do not, or the other way round.</summary>
internal static class FusionReport
{
    private const int Named = 3;

    /// <param name="name">The model's name.</param>
    /// <param name="candidate">What is shipped.</param>
    /// <param name="progress">Hears of it.</param>
    /// <param name="report">Hears of all of it.</param>
    public static void Write(string name, Candidate candidate, IBuildProgress progress, ReportCollector report)
    {
        if (candidate.Log.Fusions.Count == 0)
        {
            return;
        }

        if (candidate.File.WeightsPath is not null)
        {
            NotChecked("it is larger than 2 GB");
            return;
        }

        progress.Phase("looking for fused layers");
        try
        {
            IReadOnlyList<MissedFusion> missed = FusionCheck.Run(candidate.File.Path, candidate.Log.Fusions);
            report.Fused(candidate.Log.Fusions, missed);
            Write(name, candidate.Precision, missed, progress);
        }
        catch (Exception e) when (e is OnnxRuntimeException or ModelFormatException or IOException or UnauthorizedAccessException)
        {
            NotChecked(e.Message);
        }

        void NotChecked(string whyNot)
        {
            report.NotChecked(whyNot);
            progress.Info($"whether the engine fuses the layers of '{name}' is not checked: {whyNot}");
        }
    }

    private static void Write(string name, string precision, IReadOnlyList<MissedFusion> missed, IBuildProgress progress)
    {
        Warn(BuildErrors.NotFused, name, precision, [.. missed.Where(m => m.Reason != MissReason.KeptFloat)], progress);
        Warn(BuildErrors.NotKeptFloat, name, precision, [.. missed.Where(m => m.Reason == MissReason.KeptFloat)], progress);
    }

    private static void Warn(BuildErrorDescriptor descriptor, string name, string precision, MissedFusion[] missed, IBuildProgress progress)
    {
        if (missed.Length == 0)
        {
            return;
        }

        string more = missed.Length > Named ? $"; and {missed.Length - Named} more, which the log names" : "";
        progress.Warning(descriptor.With(name, precision, string.Join("; ", missed.Take(Named).AsEnumerable()) + more));
        if (missed.Length > Named)
        {
            progress.Info($"not as written in '{name}': {string.Join("; ", missed.AsEnumerable())}");
        }
    }
}
