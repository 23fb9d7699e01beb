using BuildTimeML.Compression;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>What Precision="Int8Static" makes of models: how near they stay, their size and their time.</summary>
internal static class StaticFigures
{
    public static void Add(Report report)
    {
        foreach (Func<StaticTask> make in StaticTasks.All)
        {
            Add(report, make());
        }
    }

    private static void Add(Report report, StaticTask task)
    {
        using Model model = ModelReader.Read(task.Path);
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        byte[] floating = Bytes(model);
        double[][][] reference = Run(Observed(model, task), task);
        PassRunner.Run(model, SchemeTable.Find("Int8Static")!.Passes(new SchemeContext(task.Calibration, Progress: null, CancellationToken.None)), new PassLog());
        byte[] quantized = Bytes(model);
        double[][][] actual = Run(Observed(model, task), task);
        AddQuality(report, task, reference, actual);
        if (task.Size is { } size)
        {
            report.Add(new Figure($"quantize.{task.Name}.size", Measurement.Exactly(quantized.Length), "B", Mark.AtMost(size)));
        }

        if (task.Time is { } time)
        {
            report.Add(new Figure($"quantize.{task.Name}.time", Compare(quantized, floating, task.Evaluation), "x", Mark.TimeRatioAtMost(time)));
        }
    }

    private static void AddQuality(Report report, StaticTask task, double[][][] reference, double[][][] actual)
    {
        foreach ((int output, (string name, double decibels)) in task.Outputs.Index())
        {
            double measured = SignalToNoise.Decibels([.. reference[output].SelectMany(r => r)], [.. actual[output].SelectMany(a => a)]);
            report.Add(new Figure($"quantize.{task.Name}.sqnr{(task.Outputs.Count > 1 ? "." + name : "")}", Measurement.Exactly(measured, task.Evaluation.Count), "dB", Mark.AtLeast(decibels)));
        }

        int[] expected = [.. reference[0].Select(r => task.Answer(r))];
        int[] given = [.. actual[0].Select(a => task.Answer(a))];
        if (task.Agreement is { } agreement)
        {
            report.Add(new Figure($"quantize.{task.Name}.agreement", Share(expected, given), "%", Mark.AtLeast(agreement)));
        }

        if (task.Accuracy is { } accuracy)
        {
            report.Add(new Figure($"quantize.{task.Name}.accuracy", Share(task.Labels!, given), "%", Mark.AtLeast(accuracy)));
        }
    }

    private static Measurement Share(int[] right, int[] given) => Measurement.Exactly(100.0 * right.Zip(given).Count(p => p.First == p.Second) / right.Length, right.Length);

    private static byte[] Bytes(Model model)
    {
        using var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        return stream.ToArray();
    }

    // The values that are compared are its outputs.
    private static byte[] Observed(Model model, StaticTask task)
    {
        Value[] outputs = [.. model.Graph.Outputs];
        model.Graph.Outputs.Clear();
        model.Graph.Outputs.AddRange(task.Outputs.Select(o => outputs.FirstOrDefault(v => v.Name == o.Name) ?? Typed(model.Graph.Nodes.SelectMany(n => n.Outputs).First(v => v?.Name == o.Name)!)));
        byte[] bytes = Bytes(model);
        model.Graph.Outputs.Clear();
        model.Graph.Outputs.AddRange(outputs);
        return bytes;
    }

    private static Value Typed(Value value)
    {
        value.Type ??= new TensorType(BuildTimeML.Graph.Ir.ElementType.Float32, shape: null);
        return value;
    }

    // By output and sample.
    private static double[][][] Run(byte[] model, StaticTask task)
    {
        using var session = ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1 });
        NamedTensor[] outputs = [.. task.Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))];
        double[][][] results = [.. outputs.Select(_ => new double[task.Evaluation.Count][])];
        for (int i = 0; i < task.Evaluation.Count; i++)
        {
            session.Run([.. task.Evaluation.Read(i)], outputs);
            for (int o = 0; o < outputs.Length; o++)
            {
                results[o][i] = OutputValues.Of(outputs[o].Name, (EngineOutput)outputs[o].Tensor).Numbers!;
            }
        }

        return results;
    }

    private static Measurement Compare(byte[] quantized, byte[] floating, ISamples samples)
    {
        using var first = ModelSession.Load(quantized, new ModelOptions { IntraOpThreads = 1 });
        using var second = ModelSession.Load(floating, new ModelOptions { IntraOpThreads = 1 });
        using ModelCall firstCall = Bind(first, samples);
        using ModelCall secondCall = Bind(second, samples);
        return CallTimes.Ratio(firstCall, secondCall);
    }

    private static ModelCall Bind(ModelSession session, ISamples samples) =>
        new(session, [.. samples.Read(0)], [.. session.Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))], ownsTensors: false);
}
