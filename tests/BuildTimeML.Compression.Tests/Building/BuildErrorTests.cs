using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Building;

/// <summary>What the system or the item keeps a build from, as the user reads it.</summary>
public sealed class BuildErrorTests
{
    [Fact]
    public void A_model_that_is_a_folder_cannot_be_read()
    {
        using var fixture = new BuildFixture(Path.GetTempPath(), "Float32");

        Assert.Equal("BTML1014", fixture.BuildError().Code);
    }

    [Fact]
    public void An_output_whose_folder_is_a_file_cannot_be_written()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Int8WeightOnly");
        fixture.Item = fixture.Item with { OutputPath = Path.Combine(fixture.Item.ManifestPath, "model.onnx") };

        BuildError error = fixture.BuildError();

        Assert.Equal("BTML1037", error.Code);
        Assert.Contains(fixture.Item.OutputPath, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_precision_with_fixed_ranges_needs_samples()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Int8Static");

        BuildError error = fixture.BuildError();

        Assert.Equal("BTML1060", error.Code);
        Assert.Contains("Add CalibrationData=\"Calibration/*.npy\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_another_number_than_the_rows_do_not_fit()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Int8WeightOnly");
        fixture.Samples = new SampleSets(null, new EvaluationSet(ArraySamples.Normal("image", [1, 1, 28, 28], 10), [1, 2, 3], null));

        Assert.Equal("BTML1061", fixture.BuildError().Code);
    }

    [Fact]
    public void Memory_that_cannot_be_measured_says_why()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Float32");

        BuildError error = Assert.Throws<BuildErrorException>(
            () => new MemoryMeter(Helpers.Worker.Path, Helpers.Worker.EnginePath).Peak(fixture.Item, "/no/such/model.onnx", null, CancellationToken.None)).Error;

        Assert.Equal("BTML1004", error.Code);
        Assert.Contains("the process that measures ended with exit code 1 (", error.Message, StringComparison.Ordinal);
    }
}
