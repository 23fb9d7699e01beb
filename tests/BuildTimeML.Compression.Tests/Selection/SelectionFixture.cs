using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Selection;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Selection;

/// <summary>A model of two products, one of them hard to quantise, whose times are given by the test.</summary>
internal sealed class SelectionFixture : IBuildProgress, ILatencyMeter, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelEvaluator _evaluator;
    private readonly CandidateMaker _maker;
    private readonly ISamples _samples = ArraySamples.Normal("x", [1, 64], 20);

    /// <param name="model">Its input is x, [1, 64].</param>
    public SelectionFixture(GraphBuilder model)
    {
        string path = _folder.File("net.onnx");
        File.WriteAllBytes(path, Compressed.Bytes(model.Build()));
        _evaluator = new ModelEvaluator("net", path, [], _samples);
        _maker = new CandidateMaker("net", path, _folder.File("out.onnx"), _evaluator, SchemeContext.Empty);
        Item = new WorkerItem(0, path, "", _folder.File("out.onnx"), "net.onnx", MaxSize: null);
    }

    public WorkerItem Item { get; set; }

    /// <summary>Of a candidate that has this operator, and of all others.</summary>
    public (string Operator, double Ratio, double Others) Times { get; set; } = ("DynamicQuantizeLinear", 0.5, 1);

    public List<string> Infos { get; } = [];

    public List<BuildError> Warnings { get; } = [];

    public string[] Files => _folder.Names();

    public Candidate Choose(string precision) => new Selector(Context).Choose(precision).Candidate;

    public SelectionContext Context => new("net", Item, _maker, new QualityMeter(_evaluator.Original, new EvaluationSet(_samples, null, null)), this, this, CancellationToken.None);

    public MedianEstimate Ratio(string path, CancellationToken cancellation, GraphOptimization? optimization = null)
    {
        using var model = Graph.Serialization.ModelReader.Read(path);
        return MedianEstimate.Exactly(model.Graph.Nodes.Any(n => n.OpType == Times.Operator) ? Times.Ratio : Times.Others);
    }

    public void Phase(string text)
    {
    }

    public void Info(string text) => Infos.Add(text);

    public void Warning(BuildError warning) => Warnings.Add(warning);

    public void Dispose()
    {
        _evaluator.Dispose();
        _folder.Dispose();
    }
}
