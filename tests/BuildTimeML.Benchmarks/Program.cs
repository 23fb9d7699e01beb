using BuildTimeML.Benchmarks;
using BuildTimeML.Benchmarks.Builds;
using BuildTimeML.Benchmarks.Generator;
using BuildTimeML.Benchmarks.Gpu;
using BuildTimeML.Benchmarks.Graph;
using BuildTimeML.Benchmarks.Images;
using BuildTimeML.Benchmarks.Predict;
using BuildTimeML.Benchmarks.Prune;
using BuildTimeML.Benchmarks.Quantize;
using BuildTimeML.Benchmarks.Runtime;
using BuildTimeML.Benchmarks.Start;
using BuildTimeML.Benchmarks.Train;

if (args is [StartedProcess.Command, ..])
{
    return StartChild.Run(args.AsSpan(1));
}

Benchmark[] benchmarks =
[
    new("predict", "A call of a typed class against the same call from C.", PredictBenchmark.Run),
    new("generator", "The source generator after a keystroke, and when a project is opened.", GeneratorBenchmark.Run),
    new("agnews", "The headline classifier in 8 bits against the float model.", AgnewsBenchmark.Run),
    new("start", "Starting with a model against the engine's own way to load it.", StartBenchmark.Run),
    new("noop", "A build with nothing to do against the same project without the package.", report => BuildBenchmark.Run(report, ["noop"])),
    new("build", "Real builds, all parts or some: noop, editor, shared, killed, killed-builds.", report => BuildBenchmark.Run(report, args[1..])) { TakesArguments = true },
    new("graph", "Models of any size and in any state: read, changed and written.", GraphBenchmark.Run),
    new("quantize", "What quantisation costs and leaves of models; all parts or some: calibration, static, weights, dynamic, four, auto, rounding.", report => QuantizeBenchmark.Run(report, args[1..])) { TakesArguments = true },
    new("runtime", "Many callers of one model: allocations, a second caller, onnxruntime-node, a soak.", RuntimeBenchmark.Run),
    new("image", "An input made of an image against Pillow's resizing alone.", ImageBenchmark.Run),
    new("train", "Training against PyTorch: the time of a step, the losses, the memory; all parts or some: memory, step, curve, recovery, bits, eight.", report => TrainBenchmark.Run(report, args[1..])) { TakesArguments = true },
    new("prune", "What models keep of their answers when channels, heads and widths go; all parts or some: agnews, mobilenet, squeezenet.", report => PruneBenchmark.Run(report, args[1..])) { TakesArguments = true },
    new("gpu", "Models on execution providers: --providers Cuda;Cpu, and --engine FILE.", report => GpuBenchmark.Run(report, args[1..])) { TakesArguments = true },
];

if (args.Length == 0)
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/BuildTimeML.Benchmarks -- NAME");
    foreach (Benchmark listed in benchmarks)
    {
        Console.Error.WriteLine($"  {listed.Name,-10} {listed.Summary}");
    }

    return 0;
}

if (Array.Find(benchmarks, b => b.Name == args[0]) is not { } benchmark || (args.Length > 1 && !benchmark.TakesArguments))
{
    Console.Error.WriteLine($"There is no benchmark '{string.Join(' ', args)}'. Without a name they are listed.");
    return 2;
}

try
{
    var report = new Report(Console.Out, Console.Error);
    benchmark.Run(report);
    return report.AllHold ? 0 : 1;
}
catch (BenchmarkException e)
{
    Console.Error.WriteLine($"{benchmark.Name}: {e.Message}");
    return 2;
}
