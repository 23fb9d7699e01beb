using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Data;

public sealed class ItemSamplesTests : IBuildProgress, IDisposable
{
    private static readonly TensorSignature Left = DataFolder.Input(ElementType.Float32, "left", -1, 2).Signature;
    private static readonly TensorSignature Right = DataFolder.Input(ElementType.Int64, "right", -1, 1).Signature;

    private readonly DataFolder _folder = new();
    private readonly List<string> _infos = [];

    [Fact]
    public void Files_without_evaluation_data_are_divided()
    {
        string path = _folder.Write("x.csv", "0,0\n1,1\n2,2\n3,3\n4,4\n");
        using var samples = ItemSamples.Open(ItemData.None with { Calibration = [[path]] }, Manifest([Left]), this);

        Assert.Equal(["0 0", "1 1", "2 2", "3 3"], Read(samples.Sets.Calibration!));
        Assert.Equal(["4 4"], Read(samples.Sets.Evaluation!.Samples));
        Assert.Null(samples.Sets.Evaluation.Labels);
        Assert.Equal(["'net.onnx' is calibrated with 4 of the 5 samples of CalibrationData, and 1 are held back to evaluate on"], _infos);
    }

    [Fact]
    public void With_evaluation_data_nothing_is_held_back()
    {
        string path = _folder.Write("x.csv", "0,0\n1,1\n2,2\n");
        string labels = _folder.Write("labels.txt", "b\na\nb\n");
        using var samples = ItemSamples.Open(
            ItemData.None with { Calibration = [[path]], Evaluation = [[path, path]], Labels = labels, MostSamples = 2 }, Manifest([Left]), this);

        Assert.Equal(["0 0", "1 1"], Read(samples.Sets.Calibration!));
        Assert.Equal(6, samples.Sets.Evaluation!.Samples.Count);
        Assert.Equal([1, 0, 1], samples.Sets.Evaluation.Labels);
    }

    [Fact]
    public void Each_input_has_files_of_its_own_or_all_are_in_one()
    {
        string left = _folder.Write("l.csv", "1,2\n3,4\n");
        string right = _folder.Write("r.csv", "5\n6\n");
        string both = _folder.Write("b.jsonl", "{\"left\": [1, 2], \"right\": [5]}\n{\"right\": [6], \"left\": [3, 4]}\n");
        using var separate = ItemSamples.Open(ItemData.None with { Evaluation = [[left], [right]] }, Manifest([Left, Right]), this);
        using var together = ItemSamples.Open(ItemData.None with { Evaluation = [[both]] }, Manifest([Left, Right]), this);

        Assert.Equal(["1 2 | 5", "3 4 | 6"], Read(separate.Sets.Evaluation!.Samples));
        Assert.Equal(["1 2 | 5", "3 4 | 6"], Read(together.Sets.Evaluation!.Samples));
    }

    [Fact]
    public void What_is_wrong_names_the_file_the_metadata_and_the_model()
    {
        string left = _folder.Write("l.csv", "1,2\n3,4\n");
        string right = _folder.Write("r.csv", "5\n");
        string broken = _folder.Write("broken.pgm", "P5 9");

        Assert.Contains("there are 1 samples for this input and 2 for 'left'", Problem([[left], [right]]), StringComparison.Ordinal);
        Assert.Contains("the model has 2 inputs, and the file holds one: write '{input}'", Problem([[left]]), StringComparison.Ordinal);
        Assert.Contains("broken.pgm', which CalibrationData of 'net.onnx' names, cannot be used: image: the item does not say", Problem([[broken], [right]]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_sample_ends_the_work_with_an_error_of_the_build()
    {
        string path = _folder.Write("x.jsonl", "[1, 2]\n[1, \"x\"]\n");
        using var samples = ItemSamples.Open(ItemData.None with { Evaluation = [[path]] }, Manifest([Left]), this);

        BuildError error = Assert.Throws<BuildErrorException>(() => samples.Sets.Evaluation!.Samples.Read(1)).Error;

        Assert.Equal("BTML1042", error.Code);
        Assert.Contains("cannot be used: line 2, 'left': there is a value of the kind String, which is no number.", error.Message, StringComparison.Ordinal);
    }

    void IBuildProgress.Phase(string text)
    {
    }

    void IBuildProgress.Info(string text) => _infos.Add(text);

    void IBuildProgress.Warning(BuildError warning) => throw new InvalidOperationException(warning.Message);

    public void Dispose() => _folder.Dispose();

    private string Problem(IReadOnlyList<IReadOnlyList<string>> files) => Assert.Throws<BuildErrorException>(
        () => ItemSamples.Open(ItemData.None with { Calibration = files }, Manifest([Left, Right]), this)).Message;

    private static IEnumerable<string> Read(ISamples samples) =>
        Enumerable.Range(0, samples.Count).Select(i => string.Join(" | ", samples.Read(i).Select(n => TensorText.Numbers(n.Tensor))));

    private static ModelManifest Manifest(TensorSignature[] inputs) => new(
        ManifestStage.Signature, "Net", "App", new ModelFile("net.onnx", 0, ""), "Float32", inputs.ToEquatableArray(),
        Outputs: default, MaxDimensions: default, new LabelSet("out", ScoreKind.Logit, EquatableArray.Of("a", "b")), Asset: null, Measurements: default);
}
