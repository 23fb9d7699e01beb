using System.Diagnostics;
using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Benchmarks.Builds;

/// <summary>
/// Workers that are killed at random moments, one after the other in one folder, every other one with a cache; in as many folders at
/// once as there are processors. After each, what is there is nothing, or whole; every tenth time one is left alone, and has to give
/// what one that nothing disturbed gave.
/// </summary>
internal static class KilledWorkerFigures
{
    private const int Seed = 11;
    private const int BetweenChecks = 10;
    private const string Precision = "Int8WeightOnly";

    public static void Add(Report report, int kills)
    {
        string root = Directory.CreateTempSubdirectory("buildtimeml-").FullName;
        var undisturbed = new Workplace(Path.Combine(root, "undisturbed"));
        var clock = Stopwatch.StartNew();
        undisturbed.RunToItsEnd(cached: false);
        TimeSpan latest = 1.1 * clock.Elapsed;
        int folders = Math.Min(Environment.ProcessorCount, kills);
        Task<(int Wrong, int Ended)>[] counts =
        [
            .. Enumerable.Range(0, folders).Select(f => Task.Factory.StartNew(
                () => Kill(new Workplace(Path.Combine(root, $"killed{f}")), undisturbed, latest, (kills + f) / folders, new Random(Seed + f)),
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
        ];
        Task.WaitAll(counts);
        Directory.Delete(root, recursive: true);
        report.Note($"{kills} workers killed within {latest.TotalSeconds:0.0} s of their start in {folders} folders and {clock.Elapsed.TotalMinutes:0.0} min, {counts.Sum(c => c.Result.Ended)} of them had ended by then");
        report.Add(new Figure("build.killed-workers", Measurement.Exactly(counts.Sum(c => c.Result.Wrong), kills), "wrong", Mark.AtMost(0)));
    }

    private static (int Wrong, int Ended) Kill(Workplace place, Workplace undisturbed, TimeSpan latest, int kills, Random random)
    {
        byte[] expected = File.ReadAllBytes(undisturbed.Item.OutputPath);
        string expectedManifest = File.ReadAllText(undisturbed.Item.ManifestPath);
        (int wrong, int ended) = (0, 0);
        for (int i = 0; i < kills; i++)
        {
            bool cached = i % 2 == 1;
            using (Process worker = place.Start(cached))
            {
                ended += worker.WaitForExit(latest * random.NextDouble()) ? 1 : 0;
                worker.Kill();
                worker.WaitForExit();
            }

            wrong += place.IsWhole(expected, expectedManifest) ? 0 : 1;
            if (i % BetweenChecks >= BetweenChecks - 2)
            {
                place.RunToItsEnd(cached);
                wrong += place.IsDone(expected, expectedManifest, cached) ? 0 : 1;
                place.Empty();
            }
        }

        return (wrong, ended);
    }

    /// <summary>A folder that workers build one model in.</summary>
    private sealed class Workplace
    {
        private readonly string _folder;
        private readonly string _signature;

        public Workplace(string folder)
        {
            _folder = folder;
            Directory.CreateDirectory(Output);
            Item = new WorkerItem(
                0, Path.Combine(TestData.RepositoryRoot, "tests", "TestAssets", "mnist-mobilenet.onnx"),
                Path.Combine(Output, "model.btml"), Path.Combine(Output, "model.onnx"), "model.onnx", MaxSize: null) { OptimizeSize = true };
            _signature = ManifestWriter.Write(new ModelManifest(
                ManifestStage.Signature, "Model", "", new ModelFile("model.onnx", 0, ""), Precision,
                Inputs: default, Outputs: default, MaxDimensions: default, Labels: null, Asset: null, Measurements: default));
            File.WriteAllText(Item.ManifestPath, _signature);
        }

        public WorkerItem Item { get; }

        private string Output => Path.Combine(_folder, "out");

        private string Cache => Path.Combine(_folder, "cache");

        public Process Start(bool cached)
        {
            string request = Path.Combine(_folder, "request");
            string engine = Path.Combine(AppContext.BaseDirectory, Feed.EngineFile);
            File.WriteAllText(request, new WorkerRequest(engine, [Item]) { Cache = cached ? new CacheSettings(Cache, CacheSettings.DefaultMaxSize) : null }.Write());
            string worker = Path.Combine(TestData.RepositoryRoot, "msbuild-tasks", "BuildTimeML.Tool", "bin", DotNet.Configuration, "net10.0", "BuildTimeML.Tool.dll");
            Process process = DotNet.Start("dotnet", _folder, new Dictionary<string, string>(), worker, "worker", request);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return process;
        }

        public void RunToItsEnd(bool cached)
        {
            using Process process = Start(cached);
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new BenchmarkException($"A worker that nobody disturbed ended with {process.ExitCode}.");
            }
        }

        /// <summary>Whether there is no model and no manifest of one, or a whole one; the model is in place before its manifest.</summary>
        public bool IsWhole(byte[] expected, string manifest)
        {
            bool hasModel = File.Exists(Item.OutputPath);
            string written = File.ReadAllText(Item.ManifestPath);
            return (!hasModel || File.ReadAllBytes(Item.OutputPath).AsSpan().SequenceEqual(expected)) && (written == _signature || (hasModel && written == manifest));
        }

        /// <summary>Whether all is as it was to be, with nothing left that is half done.</summary>
        public bool IsDone(byte[] expected, string manifest, bool cached) =>
            File.ReadAllBytes(Item.OutputPath).AsSpan().SequenceEqual(expected)
            && File.ReadAllText(Item.ManifestPath) == manifest
            && Directory.GetFileSystemEntries(Output).Length == 2
            && !(cached && Directory.GetFileSystemEntries(Cache, "*.tmp", SearchOption.AllDirectories).Length > 0);

        public void Empty()
        {
            Directory.Delete(_folder, recursive: true);
            Directory.CreateDirectory(Output);
            File.WriteAllText(Item.ManifestPath, _signature);
        }
    }
}
