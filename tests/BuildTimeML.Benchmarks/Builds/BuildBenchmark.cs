using System.Globalization;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Benchmarks.Builds;

/// <summary>Real builds of projects that reference the package.</summary>
internal static class BuildBenchmark
{
    // How many workers are killed; of whole builds a twentieth.
    private const string Kills = "BUILDTIMEML_KILLS";
    private const int DefaultKills = 40;
    private const int WorkersPerBuild = 20;

    private static readonly (string Name, Action<Report, Feed> Add)[] Parts =
    [
        ("noop", NoopFigures.Add),
        ("editor", DesignTimeFigures.Add),
        ("shared", SharedModelFigures.Add),
        ("killed", (report, feed) =>
        {
            int kills = Environment.GetEnvironmentVariable(Kills) is { Length: > 0 } number ? int.Parse(number, CultureInfo.InvariantCulture) : DefaultKills;
            KilledBuildFigures.Add(report, feed, Math.Max(1, kills / WorkersPerBuild));
            KilledWorkerFigures.Add(report, kills);
        }),
    ];

    /// <param name="report">Gets the figures.</param>
    /// <param name="names">Of the parts to run; all where there are none.</param>
    public static void Run(Report report, IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(n => !Parts.Any(p => p.Name == n)) is { } unknown)
        {
            throw new BenchmarkException($"There is no part '{unknown}': {string.Join(", ", Parts.Select(p => p.Name))}.");
        }

        using var feed = new Feed();
        foreach ((_, Action<Report, Feed> add) in Parts.Where(p => names.Count == 0 || names.Contains(p.Name)))
        {
            add(report, feed);
        }
    }
}
