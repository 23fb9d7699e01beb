using System.Globalization;
using BuildTimeML.Build;

namespace BuildTimeML.Compression.Locking;

/// <summary>What of a model is not as the lock file says.</summary>
internal static class LockDeviations
{
    /// <returns>For people: <c>size 1,000 instead of 900 bytes</c>.</returns>
    public static IEnumerable<string> Between(LockedModel locked, LockedModel built, LockTolerances tolerances)
    {
        if (locked.Precision != built.Precision || locked.KeptFloat != built.KeptFloat)
        {
            yield return $"{Describe(built)} instead of {Describe(locked)}";
        }

        if (Math.Abs(built.Size - locked.Size) > locked.Size * tolerances.Size / 100)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"size {built.Size:N0} instead of {locked.Size:N0} bytes");
        }

        (string Name, decimal? Locked, decimal? Built, double Tolerance, string Unit)[] measured =
        [
            ("agreement", locked.Agreement, built.Agreement, tolerances.Agreement, " %"),
            ("accuracy", locked.Accuracy, built.Accuracy, tolerances.Accuracy, " %"),
            ("SQNR", locked.Sqnr, built.Sqnr, tolerances.Sqnr, " dB"),
            ("latency", locked.Latency, built.Latency, tolerances.Latency, " times that of the float model"),
        ];
        foreach ((string name, decimal? before, decimal? now, double tolerance, string unit) in measured)
        {
            if (before.HasValue != now.HasValue || Math.Abs(now.GetValueOrDefault() - before.GetValueOrDefault()) > (decimal)tolerance)
            {
                yield return $"{name} {Number(now, unit)} instead of {Number(before, unit)}";
            }
        }
    }

    private static string Describe(LockedModel model) => model.KeptFloat.Count == 0 ? model.Precision : $"{model.Precision} with {string.Join(", ", model.KeptFloat)} in float32";

    private static string Number(decimal? number, string unit) => number is { } known ? known.ToString(CultureInfo.InvariantCulture) + unit : "none";
}
