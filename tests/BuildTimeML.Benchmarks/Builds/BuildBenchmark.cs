using System.Globalization;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Benchmarks.Builds;

/// <summary>Real builds of projects that reference the package.</summary>
internal static class BuildBenchmark
{
    // How many workers are killed, or twenty times the number of whole builds.
    private const string Kills = "BUILDTIMEML_KILLS";
    private const int DefaultKills = 40;
    private const int WorkersPerBuild = 20;

    private static readonly (string Name, Action<Report, Lazy<Feed>> Add)[] Parts =
    [
        ("noop", (report, feed) => NoopFigures.Add(report, feed.Value)),
        ("editor", (report, feed) => DesignTimeFigures.Add(report, feed.Value)),
        ("shared", (report, feed) => SharedModelFigures.Add(report, feed.Value)),
        ("killed", (report, _) => KilledWorkerFigures.Add(report, NumberOfKills)),
        ("killed-builds", (report, feed) => KilledBuildFigures.Add(report, feed.Value, Math.Max(1, NumberOfKills / WorkersPerBuild))),
    ];

    private static int NumberOfKills => Environment.GetEnvironmentVariable(Kills) is { Length: > 0 } number ? int.Parse(number, CultureInfo.InvariantCulture) : DefaultKills;

    /// <param name="report">Gets the figures.</param>
    /// <param name="names">Of the parts to run; all where there are none.</param>
    public static void Run(Report report, IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(n => !Parts.Any(p => p.Name == n)) is { } unknown)
        {
            throw new BenchmarkException($"There is no part '{unknown}': {string.Join(", ", Parts.Select(p => p.Name))}.");
        }

        var feed = new Lazy<Feed>();
        try
        {
            foreach ((_, Action<Report, Lazy<Feed>> add) in Parts.Where(p => names.Count == 0 || names.Contains(p.Name)))
            {
                add(report, feed);
            }
        }
        finally
        {
            if (feed.IsValueCreated)
            {
                feed.Value.Dispose();
            }
        }
    }
}
