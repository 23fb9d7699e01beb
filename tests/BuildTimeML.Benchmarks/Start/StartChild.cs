using System.Diagnostics;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Start;

/// <summary>One start in a process that has done nothing else yet.</summary>
internal static class StartChild
{
    /// <summary>The second session of the process is measured: all code is compiled by then.</summary>
    public const string Again = "again";

    private static readonly long[] Tokens = new long[48];

    public static int Run(ReadOnlySpan<string> arguments)
    {
        switch (arguments)
        {
            case ["headlines-bare", var model]:
                HeadlinesBare(model);
                return 0;
            case ["headlines-float", var model]:
                _ = OnnxRuntimeEngine.Version;
                Time(() => HeadlinesFloat(model));
                return 0;
            case ["headlines-float", var model, Again]:
                HeadlinesFloat(model);
                Time(() => HeadlinesFloat(model));
                return 0;
            case ["headlines"]:
                _ = OnnxRuntimeEngine.Version;
                Time(Headlines);
                return 0;
            case ["headlines", Again]:
                Headlines();
                Time(Headlines);
                return 0;
            case ["default", var model]:
                Time(() => new EngineDefaults().Load(model));
                return 0;
            case ["built", var manifest]:
                Built(manifest, new ModelOptions { ModelDirectory = Path.GetDirectoryName(manifest) });
                return 0;
            case ["cached", var manifest, var cache]:
                Built(manifest, new ModelOptions { ModelDirectory = Path.GetDirectoryName(manifest), PrepackedCacheDirectory = cache });
                return 0;
            default:
                return 2;
        }
    }

    private static void HeadlinesFloat(string model)
    {
        ModelSession session = ModelSession.Load(model);
        var tokens = new TensorBuffer<long>(1, Tokens.Length);
        var call = new ModelCall(session, [new NamedTensor("tokens", tokens)], [new NamedTensor("logits", new TensorBuffer<float>(1, HeadlineClassifier.Classes))]);
        Tokens.CopyTo(tokens.Data);
        call.Run();
    }

    private static void HeadlinesBare(string model)
    {
        var engine = new EngineDefaults();
        Time(() =>
        {
            engine.Load(model);
            engine.Predict(Tokens);
        });
    }

    private static void Headlines() => new Headlines().Predict(Tokens);

    private static void Built(string manifestPath, ModelOptions options)
    {
        ModelManifest manifest = ManifestReader.Read(File.ReadAllText(manifestPath));
        (Manifest.ModelFile asset, Manifest.ModelFile? weights) = (manifest.Asset!, manifest.AssetWeights);
        var info = new ModelInfo(manifest.ClassName, manifest.Precision, asset.Path, asset.Size, asset.Sha256, manifest.SourceSize)
        {
            Weights = weights is null ? null : new WeightsFile(weights.Path, weights.Size, weights.Sha256),
            OptimizedBy = manifest.OptimizedBy,
        };
        Time(() => ModelSession.Load(info, options));
    }

    private static void Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        StartedProcess.Tell(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
