using System.CommandLine;
using System.Diagnostics;
using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;
using BuildTimeML.Tasks.Items;
using BuildTimeML.Tool.Items;
using BuildTimeML.Tool.Measuring;
using BuildTimeML.Tool.Reports;

namespace BuildTimeML.Tool.Commands;

internal sealed class BenchCommand : ToolCommand
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The .onnx file" };
    private readonly DataOptions _data = new();

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "How many threads work on one call [default: as many as there are cores]",
        HelpName = "NUMBER",
    };

    private readonly Option<int?> _batch = new("--batch") { Description = "How many rows a call has, where the first dimension of the inputs is free", HelpName = "NUMBER" };

    private readonly Option<double> _seconds = new("--seconds") { Description = "How long to measure", DefaultValueFactory = _ => 3, HelpName = "NUMBER" };

    public BenchCommand(TextWriter output)
        : base("bench", "Measure a model on this machine: time of a call, throughput, loading, memory.", output)
    {
        Arguments.Add(_model);
        Options.Add(_seconds);
        Options.Add(_threads);
        Options.Add(_batch);
        _data.AddTo(this);
        AddSharedOptions(runsModels: true);
        _threads.Validators.Add(r => Require(r.GetValueOrDefault<int>() >= 0, r.AddError, "--threads is a number of at least 0."));
        _batch.Validators.Add(r => Require(r.GetValueOrDefault<int?>() is null or >= 1, r.AddError, "--batch is a number of at least 1."));
        _seconds.Validators.Add(r => Require(r.GetValueOrDefault<double>() is > 0 and <= 3600, r.AddError, "--seconds is a number above 0, and at most 3600."));
    }

    public override IReadOnlyList<string> Examples { get; } =
        ["model.onnx", "model.onnx --threads 1 --batch 8 --seconds 10", "model.onnx --dimensions \"sequence=48\" --json"];

    protected override Report Execute(ParseResult parsed, CommandContext context)
    {
        string path = parsed.GetValue(_model)!;
        UseEngine(parsed);
        Dictionary<string, string> metadata = _data.Read(parsed, ItemNames.EvaluationData);
        ToolItem item = ToolItem.Read(path, metadata, context.Folder.PathOf("model.onnx"));
        int? batch = parsed.GetValue(_batch);
        IReadOnlyList<DimensionLimit> dimensions = batch is null ? item.Dimensions : [.. item.Dimensions, new DimensionLimit(BatchSymbol(item.Signature), batch.Value)];
        using ItemSamples files = item.OpenSamples(context.Progress);

        context.Progress.Phase("loading");
        long before = Memory();
        long start = Stopwatch.GetTimestamp();
        using EngineModel model = ToolItem.Load(path, parsed.GetValue(_threads));
        double load = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        long loaded = Memory();

        ISamples samples = files.Sets.Evaluation?.Samples ?? new SyntheticSamples(model, dimensions);
        context.Progress.Phase("measuring");
        LatencySeries series = Guard(path, () => LatencySeries.Measure(model, samples, TimeSpan.FromSeconds(parsed.GetValue(_seconds)), context.Progress, context.Cancellation));
        return BenchReport.Of(item.Signature, parsed.GetValue(_threads), batch ?? 1, _data.HasData(parsed), load, series, loaded - before, Memory() - before);
    }

    private static string BatchSymbol(ModelManifest signature) =>
        signature.RequiredInputs.Select(i => i.Shape is { Count: > 0 } shape ? shape[0].Symbol : null).OfType<string>().FirstOrDefault()
            ?? throw new UsageException("--batch needs an input whose first dimension has a name; this model's inputs have none.");

    private static LatencySeries Guard(string path, Func<LatencySeries> measure)
    {
        try
        {
            return measure();
        }
        catch (Exception e) when (e is OnnxRuntimeException or ArgumentException or NotSupportedException)
        {
            throw new BuildErrorException(BuildErrors.NotMeasured.With(path, e.Message));
        }
    }

    private static long Memory()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static void Require(bool condition, Action<string> addError, string message)
    {
        if (!condition)
        {
            addError(message);
        }
    }
}
