using System.Globalization;
using System.Text.RegularExpressions;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Benchmarks.Builds;

/// <summary>A build with nothing to do, against the same project without the package.</summary>
internal static class NoopFigures
{
    private const int Rounds = 20;
    private const string Item = """    <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" />""";

    private static readonly string[] Targets = ["ReadModelSignatures", "OptimizeModels", "_DeliverModels"];

    public static void Add(Report report, Feed feed)
    {
        using var with = new ThrowawayProject(feed, Item);
        with.AddDigitsModel();
        using var without = new ThrowawayProject(feed, "", withPackage: false);

        // The first build does the work, the second settles what the first one wrote.
        Comparison times = AlternatingRounds.Compare(() => with.Build().MustSucceed(), () => without.Build().MustSucceed(), Rounds, warmUps: 2);

        report.Note($"no-op build with the package {times.First.Value:0} ms, without {times.Second.Value:0} ms");
        report.Add(new Figure("build.noop", Measurement.MedianOf(times.Differences), "ms", Mark.AtMost(60)));
        report.Add(new Figure("build.targets", Measurement.MedianOf(Enumerable.Range(0, Rounds / 2).Select(_ => OwnTargets(with))), "ms", Mark.None));
    }

    // By MSBuild's own timing: less noisy than the difference of two whole builds.
    private static double OwnTargets(ThrowawayProject project)
    {
        string summary = project.Build("--no-restore", "-clp:PerformanceSummary").MustSucceed().Output;
        string targets = summary[summary.IndexOf("Target Performance Summary", StringComparison.Ordinal)..];
        return Targets.Sum(name => double.Parse(Regex.Match(targets, $@"(\d+) ms +{name} ").Groups[1].Value, CultureInfo.InvariantCulture));
    }
}
