using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training;
using BuildTimeML.Compression.Training.Kept;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Building;

public sealed class TrainedBuildTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;
    private readonly string _trained;

    public TrainedBuildTests()
    {
        _model = _folder.File("net.onnx");
        _trained = _folder.File("kept.onnx");
        using Model model = new GraphBuilder(1, 8).Weight("a", 8, 32).Weight("b", 32, 4)
            .Node("MatMul", ["x", "a"], "h").Node("Relu", ["h"], "r").Node("MatMul", ["r", "b"], "y").Build();
        File.WriteAllBytes(_model, Compressed.Bytes(model));
    }

    private string Record => TrainingSettings.RecordOf(_trained);

    [Fact]
    public void A_pruned_model_is_trained_once_and_taken_from_then_on()
    {
        using BuildFixture first = Build();
        Assert.Contains("training", first.Phases);
        string measured = string.Join("; ", first.Manifest.Measurements.Select(m => $"{m.Name} {m.Value}"));
        Assert.Contains("pruned 50.0 % of the multiply-adds are left", measured, StringComparison.Ordinal);
        Assert.Contains("trained Distill over", measured, StringComparison.Ordinal);

        using BuildFixture second = Build();

        Assert.DoesNotContain("training", second.Phases);
        Assert.Contains(second.Infos, i => i.Contains("is trained already", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllBytes(first.Item.OutputPath), File.ReadAllBytes(second.Item.OutputPath));
        Assert.Equal(first.Manifest.Measurements, second.Manifest.Measurements);
    }

    [Fact]
    public void Training_brings_the_pruned_model_nearer_to_the_original()
    {
        using BuildFixture fixture = Build(options: "epochs=40;batchSize=16;learningRate=0.01", samples: 1000);
        var record = TrainingRecord.Read(File.ReadAllText(Record));

        Assert.InRange(record.Curve[record.BestEpoch].HeldBackLoss!.Value / record.Curve[0].HeldBackLoss!.Value, 0, 0.9);
        using Model trained = ModelReader.Read(_trained);
        Assert.Equal([8, 16], trained.Graph.Initializers.Single(i => i.Name == "a").Initializer!.Dimensions.ToArray());
    }

    [Fact]
    public void What_it_rests_on_decides_whether_it_is_trained_again()
    {
        Build().Dispose();

        using BuildFixture otherPrecision = Build(precision: "Int8WeightOnly");
        Assert.DoesNotContain("training", otherPrecision.Phases);
        using BuildFixture otherOptions = Build(options: "epochs=3;seed=2;batchSize=16");
        Assert.Contains("training", otherOptions.Phases);
        using BuildFixture otherPruning = Build(channels: 0.25);
        Assert.Contains("training", otherPruning.Phases);
    }

    [Fact]
    public void A_model_that_was_trained_in_8_bits_has_the_ranges_that_it_learnt()
    {
        using BuildFixture first = Build(precision: "Int8Static", options: "epochs=3;batchSize=16;rounding=Int8Static");
        IReadOnlyDictionary<string, ValueRange> ranges = TrainingRecord.Read(File.ReadAllText(Record)).Ranges;
        using BuildFixture second = Build(precision: "Int8Static", options: "epochs=3;batchSize=16;rounding=Int8Static");

        Assert.Equal(["r", "x"], ranges.Keys.Order());
        using Model built = ModelReader.Read(second.Item.OutputPath);
        Assert.Equal(
            ranges.Values.Select(r => (double)r.Maximum - r.Minimum).Order(),
            built.Graph.Initializers.Where(i => i.Initializer is { ElementType: Graph.Ir.ElementType.Float32, Rank: 0 }).Select(i => 255.0 * i.Initializer!.Elements<float>()[0]).Order(),
            (a, b) => Math.Abs(a - b) < 1e-5 * b);
        Assert.Equal(File.ReadAllBytes(first.Item.OutputPath), File.ReadAllBytes(second.Item.OutputPath));
    }

    [Fact]
    public void A_kept_model_that_is_not_the_records_is_trained_again()
    {
        Build().Dispose();
        File.Copy(_model, _trained, overwrite: true);

        using BuildFixture again = Build();

        Assert.Contains("training", again.Phases);
    }

    [Fact]
    public void Where_training_is_not_allowed_it_is_an_error_until_somebody_trained()
    {
        BuildError error = Assert.Throws<BuildErrorException>(() => Build(check: true)).Error;
        Assert.Equal("BTML1103", error.Code);
        Assert.Contains("because it never was", error.Message, StringComparison.Ordinal);
        Build().Dispose();

        using BuildFixture kept = Build(check: true);

        Assert.True(File.Exists(kept.Item.OutputPath));
    }

    [Fact]
    public void Training_alone_builds_nothing()
    {
        using BuildFixture fixture = Fixture("Float32", "epochs=2", 0.5, check: false);

        ModelBuilder.Train(fixture.Item, fixture.Samples, fixture, CancellationToken.None);

        Assert.False(File.Exists(fixture.Item.OutputPath));
        Assert.True(File.Exists(Record));
        Assert.Equal(["model.btml"], fixture.Files);
        Assert.False(File.Exists(fixture.Item.Training.CheckpointPath + ".lock"));
    }

    [Fact]
    public void A_cancelled_training_leaves_no_model_and_goes_on_to_the_same_weights()
    {
        const string options = "epochs=2000;patience=0";
        Build(options: options).Dispose();
        byte[] uninterrupted = File.ReadAllBytes(_trained);
        File.Delete(_trained);
        File.Delete(Record);
        using (BuildFixture cancelled = Fixture("Float32", options, 0.5, check: false))
        {
            using var source = new CancellationTokenSource();
            cancelled.PhaseBegins = phase =>
            {
                if (phase.StartsWith("training: epoch", StringComparison.Ordinal))
                {
                    source.Cancel();
                }
            };
            Assert.ThrowsAny<OperationCanceledException>(() => cancelled.Build(source.Token));
            Assert.False(File.Exists(_trained));
            Assert.True(File.Exists(cancelled.Item.Training.CheckpointPath));
        }

        Build(options: options).Dispose();

        Assert.Equal(uninterrupted, File.ReadAllBytes(_trained));
    }

    [Fact]
    public void A_teacher_of_other_inputs_is_an_error()
    {
        using Model other = new GraphBuilder(1, 8).Weight("w", 8, 4).Node("MatMul", ["x", "w"], "y").Build();
        other.Graph.Inputs[0].Name = "z";
        File.WriteAllBytes(_folder.File("teacher.onnx"), Compressed.Bytes(other));
        using BuildFixture fixture = Fixture("Float32", "", 0.5, check: false);
        fixture.Item = fixture.Item with { Data = fixture.Item.Data with { Teacher = _folder.File("teacher.onnx") } };

        BuildError error = fixture.BuildError();

        Assert.Equal("BTML1104", error.Code);
        Assert.Contains("it has no input 'x'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_comes_back_as_it_was_written()
    {
        var record = new TrainingRecord("00ff", "ee11", "Distill", "50.0 % of \"x\"", 2, 33, new TrainingMemory(4, 5, 6), [new TrainingEpoch(0, 0, null, 0.5, null), new TrainingEpoch(1, 0.1, 1e-9, null, 0.25)])
        {
            Ranges = new Dictionary<string, ValueRange> { ["a b"] = new(-0.1f, 1f / 3), ["\"c\""] = new(0, 1e-7f) },
        };

        var read = TrainingRecord.Read(record.Write());

        Assert.Equal(record with { Curve = [] }, read with { Curve = [], Ranges = record.Ranges });
        Assert.Equal(record.Ranges, read.Ranges);
        Assert.Equal(record.Curve, read.Curve);
    }

    public void Dispose() => _folder.Dispose();

    private BuildFixture Build(string precision = "Float32", string options = "epochs=3;batchSize=16", double channels = 0.5, bool check = false, int samples = 64)
    {
        BuildFixture fixture = Fixture(precision, options, channels, check, samples);
        try
        {
            fixture.Build();
            return fixture;
        }
        catch
        {
            fixture.Dispose();
            throw;
        }
    }

    private BuildFixture Fixture(string precision, string options, double channels, bool check, int samples = 64)
    {
        var fixture = new BuildFixture(_model, precision, input: new("x", Manifest.ValueKind.Tensor, Manifest.ElementType.Float32, Manifest.EquatableArray.Of(Manifest.Dimension.Fixed(1), Manifest.Dimension.Fixed(8))));
        fixture.Item = fixture.Item with
        {
            Pruning = new PruningSettings { Channels = channels },
            Training = new TrainingSettings(TrainingSettings.Distill, options, _trained, _folder.File("kept.checkpoint")) { IsCheck = check },
        };
        fixture.Samples = new SampleSets(ArraySamples.Normal("x", [1, 8], samples), Evaluation: null);
        return fixture;
    }
}
