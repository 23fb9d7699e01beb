using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>What Precision="Auto" ships of every model: its time by that of the simplified float model, which it must not exceed.</summary>
internal static class AutoFigures
{
    public static void Add(Report report)
    {
        foreach (Func<StaticTask> make in StaticTasks.All)
        {
            StaticTask task = make();
            Add(report, task.Name, task.Path, Divide(task.Calibration), _ => task.Evaluation.Read(0));
        }

        // There is no data for these two.
        foreach (string name in (string[])["cifar-cnn", "iris-random-forest"])
        {
            Add(report, name, TestData.File($"models/{name}.onnx"), SampleSets.None, model => model.Synthetic([]));
        }
    }

    // As a build holds back samples to evaluate on.
    private static SampleSets Divide(ISamples all)
    {
        var choice = SampleChoice.Of(all.Count, all.Count, holdBack: 200);
        return new SampleSets(new SelectedSamples(all, choice.Calibration), new EvaluationSet(new SelectedSamples(all, choice.HeldBack), Labels: null, Output: null));
    }

    private static void Add(Report report, string name, string path, SampleSets samples, Func<EngineModel, IReadOnlyList<NamedTensor>> inputs)
    {
        using var chosen = new BuiltModel(path, "Auto", samples, report.Note);
        using var simplified = new BuiltModel(path, "Float32", samples);
        using var first = new EngineModel(chosen.Path);
        using var second = new EngineModel(simplified.Path);
        IReadOnlyList<NamedTensor> tensors = inputs(second);
        using ModelCall firstCall = first.Bind(tensors);
        using ModelCall secondCall = second.Bind(tensors);
        report.Note($"{name}: Auto ships {chosen.Shipped}, {chosen.Size} bytes; the simplified float model has {simplified.Size}");
        report.Add(new Figure($"quantize.{name}.auto.time", CallTimes.Ratio(firstCall, secondCall), "x", Mark.TimeRatioAtMost(1)));
    }
}
