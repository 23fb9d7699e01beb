using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
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
    public static void Write(string name, Candidate candidate, IBuildProgress progress)
    {
        if (candidate.Log.Fusions.Count == 0)
        {
            return;
        }

        if (candidate.File.WeightsPath is not null)
        {
            progress.Info($"whether the engine fuses the layers of '{name}' is not checked: it is larger than 2 GB");
            return;
        }

        progress.Phase("looking for fused layers");
        try
        {
            Write(name, candidate.Precision, FusionCheck.Run(candidate.File.Path, candidate.Log.Fusions), progress);
        }
        catch (Exception e) when (e is OnnxRuntimeException or ModelFormatException or IOException or UnauthorizedAccessException)
        {
            progress.Info($"whether the engine fuses the layers of '{name}' is not checked: {e.Message}");
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
