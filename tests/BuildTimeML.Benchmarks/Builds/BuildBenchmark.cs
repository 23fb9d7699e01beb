using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Benchmarks.Builds;

/// <summary>Real builds of projects that reference the package.</summary>
internal static class BuildBenchmark
{
    // How many workers are killed; of whole builds a twentieth. A thousand take a quarter of an hour.
    private const string Kills = "BUILDTIMEML_KILLS";
    private const int DefaultKills = 40;
    private const int WorkersPerBuild = 20;

    public static void Run(Report report)
    {
        int kills = Environment.GetEnvironmentVariable(Kills) is { Length: > 0 } number ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : DefaultKills;
        using var feed = new Feed();
        NoopFigures.Add(report, feed);
        DesignTimeFigures.Add(report, feed);
        SharedModelFigures.Add(report, feed);
        KilledWorkerFigures.Add(report, kills);
        KilledBuildFigures.Add(report, feed, Math.Max(1, kills / WorkersPerBuild));
    }
}
