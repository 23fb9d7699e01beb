using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Fusion;

/// <summary>Tells the build of layers that were to compute in 8 bits and do not.</summary>
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
        if (missed.Count == 0)
        {
            return;
        }

        string more = missed.Count > Named ? $"; and {missed.Count - Named} more, which the log names" : "";
        progress.Warning(BuildErrors.NotFused.With(name, precision, string.Join("; ", missed.Take(Named)) + more));
        if (missed.Count > Named)
        {
            progress.Info($"not fused in '{name}': {string.Join("; ", missed)}");
        }
    }
}
