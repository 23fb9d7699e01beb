using BuildTimeML.Compression.Calibration;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>The headline classifier with headlines to calibrate with and others to judge, and what it gives for those in float32.</summary>
internal sealed class HeadlineTask : IDisposable
{
    private const int Length = 48;
    private const int CalibrationRows = 500;

    private readonly RowSamples<long> _calibration;
    private readonly RowSamples<long> _evaluation;

    public HeadlineTask()
    {
        _calibration = new RowSamples<long>("tokens", [1, Length], Npy.Read<long>(TestData.File("data/agnews/tokens-train.npy")).Data.AsMemory(0, CalibrationRows * Length));
        _evaluation = new RowSamples<long>("tokens", [1, Length], Npy.Read<long>(TestData.File("data/agnews/tokens-eval.npy")).Data);
        Labels = Npy.Read<long>(TestData.File("data/agnews/labels-eval.npy")).Data;
        Floating = new SampleRunner(StoredModel.Make(Path, "Float32", samples: null), _evaluation);
        Reference = Floating.RunAll()[0];
    }

    public string Path { get; } = System.IO.Path.Combine(TestData.RepositoryRoot, "sample-app", "Models", "agnews-transformer.onnx");

    public ISamples Calibration => _calibration;

    /// <summary>The right class of each headline to judge.</summary>
    public long[] Labels { get; }

    /// <summary>The simplified float model.</summary>
    public SampleRunner Floating { get; }

    /// <summary>Its logits.</summary>
    public double[] Reference { get; }

    /// <summary>Another model on the headlines to judge.</summary>
    public SampleRunner Open(byte[] model) => new(model, _evaluation);

    public void Dispose()
    {
        Floating.Dispose();
        _evaluation.Dispose();
        _calibration.Dispose();
    }
}
