using BuildTimeML.Benchmarks.Graph;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Benchmarks.Builds;

/// <summary>Sixteen projects that share a model of 200 MB, built two at a time, in two folders that know nothing of each other.</summary>
internal static class SharedModelFigures
{
    private const int Projects = 16;
    private const int Side = 1024;
    private const int Weights = 50;

    public static void Add(Report report, Feed feed)
    {
        using var first = new Folder(feed);
        using var second = new Folder(feed);
        double seconds = first.Build();
        second.Build();

        report.Note($"{Projects} projects with one model of {first.ModelSize / 1e6:0} MB take {seconds:0} s");
        report.Add(new Figure("build.compressions", Measurement.Exactly(first.Compressions, Projects), "times", Mark.AtMost(1)));
        string[] names = first.Outputs();
        int different = names.Union(second.Outputs()).Count(n => !first.HasSame(second, n));
        report.Note($"{names.Length} models, manifests and generated sources compared");
        report.Add(new Figure("build.different", Measurement.Exactly(different, names.Length), "files", Mark.AtMost(0)));
        if (first.Compressions != 1 || names.Length < 3 * Projects)
        {
            throw new BenchmarkException($"The model was compressed {first.Compressions} times, and {names.Length} files came of it.");
        }
    }

    /// <summary>A solution, with a cache of its own that is empty.</summary>
    private sealed class Folder : IDisposable
    {
        private readonly string _cache = Directory.CreateTempSubdirectory("buildtimeml-cache-").FullName;
        private readonly ThrowawayProject _root;

        public Folder(Feed feed)
        {
            _root = new ThrowawayProject(feed, "", cache: _cache);
            string template = File.ReadAllText(_root.PathOf("app.csproj"))
                .Replace("<OutputType>Exe</OutputType>", "<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>", StringComparison.Ordinal)
                .Replace("  </ItemGroup>\n</Project>", """    <OptimizedModel Include="../generated.onnx" Precision="Int8WeightOnly" Optimize="Size" /></ItemGroup></Project>""", StringComparison.Ordinal);
            for (int i = 0; i < Projects; i++)
            {
                _root.Write($"p{i:00}/p{i:00}.csproj", template.Replace("<RootNamespace>Shop<", $"<RootNamespace>Shop{i:00}<", StringComparison.Ordinal));
            }

            File.Delete(_root.PathOf("app.csproj"));
            File.Delete(_root.PathOf("Program.cs"));
            _root.Write("all.slnx", $"<Solution>{string.Concat(Enumerable.Range(0, Projects).Select(i => $"<Project Path=\"p{i:00}/p{i:00}.csproj\" />"))}</Solution>");
            GeneratedModel.Write(_root.PathOf("generated.onnx"), Side, Weights, ExternalData.WhenTooLarge);
        }

        public long ModelSize => new FileInfo(_root.PathOf("generated.onnx")).Length;

        /// <summary>How many workers did not take the model from the cache.</summary>
        public int Compressions => Directory.GetFiles(_root.Folder, "worker.log", SearchOption.AllDirectories)
            .Count(log => File.ReadAllText(log).Contains("@progress 0 \"\" \"reading\"", StringComparison.Ordinal));

        public double Build()
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            _root.Build("all.slnx", "-m:2").MustSucceed();
            return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        /// <summary>Models, weights, manifests and generated sources, relative to the folder.</summary>
        public string[] Outputs() =>
            [.. Directory.GetFiles(_root.Folder, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(_root.Folder, f))
                .Where(f => f.Contains("obj", StringComparison.Ordinal) && (Path.GetExtension(f) is ".onnx" or ".data" or ".btml" || f.EndsWith(".g.cs", StringComparison.Ordinal)))];

        public bool HasSame(Folder other, string name)
        {
            (string mine, string its) = (_root.PathOf(name), other._root.PathOf(name));
            return File.Exists(mine) && File.Exists(its) && File.ReadAllBytes(mine).AsSpan().SequenceEqual(File.ReadAllBytes(its));
        }

        public void Dispose()
        {
            _root.Dispose();
            Directory.Delete(_cache, recursive: true);
        }
    }
}
