using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Benchmarks.Builds;

/// <summary>What an editor asks of a project with ten models, against the same project with none.</summary>
internal static class DesignTimeFigures
{
    private const int Rounds = 20;
    private const int Models = 10;

    private static readonly string[] DesignTimeBuild =
        ["msbuild", "-nologo", "-v:q", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true"];

    public static void Add(Report report, Feed feed)
    {
        using var with = new ThrowawayProject(feed, string.Join('\n', Enumerable.Range(0, Models).Select(i => $"""    <OptimizedModel Include="digits{i}.onnx" Precision="Int8WeightOnly" />""")));
        for (int i = 0; i < Models; i++)
        {
            with.AddDigitsModel($"digits{i}.onnx");
        }

        using var without = new ThrowawayProject(feed, "");
        with.Build().MustSucceed();
        without.Build().MustSucceed();
        Comparison times = AlternatingRounds.Compare(() => with.Run(DesignTimeBuild).MustSucceed(), () => without.Run(DesignTimeBuild).MustSucceed(), Rounds, warmUps: 1);

        report.Note($"design-time build of {Models} models {times.First.Value:0} ms, of none {times.Second.Value:0} ms");
        report.Add(new Figure("build.editor", Measurement.MedianOf(times.Differences), "ms", Mark.AtMost(100)));
    }
}
