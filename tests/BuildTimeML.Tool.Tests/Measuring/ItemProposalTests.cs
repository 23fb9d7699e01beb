using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Tool.Measuring;

namespace BuildTimeML.Tool.Tests.Measuring;

public sealed class ItemProposalTests
{
    private static readonly SchemeTrial Float32 = Trial("Float32", 1_000_000, 1, 100, 1);

    [Fact]
    public void The_smallest_that_is_near_enough_and_not_slower_is_proposed() => Assert.Equal(
        "Int8Static",
        ItemProposal.Best([Float32, Trial("Int8WeightOnly", 300_000, 1, 60, 1), Trial("Int8Static", 250_000, 0.98, 15, 1.05), Trial("Int8Dynamic", 240_000, 1, 60, 1.06), Trial("Int4", 200_000, 0.979, 60, 0.5)])!.Precision);

    [Fact]
    public void Where_there_are_no_classes_decibels_decide() => Assert.Equal(
        "Int8Static",
        ItemProposal.Best([Float32, Trial("Int8Static", 250_000, null, 20, 1), Trial("Int4", 200_000, null, 19.9, 1)])!.Precision);

    [Fact]
    public void Where_none_is_good_it_is_the_first_that_works() =>
        Assert.Equal("Float32", ItemProposal.Best([new SchemeTrial("Float16", 0, null, null, "BTML1034"), Float32 with { TimeRatio = MedianEstimate.Exactly(2) }, Trial("Int4", 1, 0, 0, 1)])!.Precision);

    [Theory]
    [InlineData(250_000, 0.9876, "<OptimizedModel Include=\"a &amp; b.onnx\" Precision=\"Int4\" MaxSize=\"270 kB\" MinAgreement=\"98.5 %\" CalibrationData=\"x.csv\" />")]
    [InlineData(1_234_567, null, "<OptimizedModel Include=\"a &amp; b.onnx\" Precision=\"Int4\" MaxSize=\"1.3 MB\" MinSqnr=\"33 dB\" CalibrationData=\"x.csv\" />")]
    public void The_budgets_have_a_little_room(long size, double? agreement, string line)
    {
        Assert.Equal(line, ItemProposal.Of("a & b.onnx", new Dictionary<string, string> { ["CalibrationData"] = "x.csv", ["Preprocess"] = "" }, [Trial("Int4", size, agreement, 34.9, 1)]));
        Assert.True(ByteSize.TryParse(line.Split("MaxSize=\"")[1].Split('"')[0], out long most) && most > size);
    }

    private static SchemeTrial Trial(string precision, long size, double? agreement, double decibels, double time) =>
        new(precision, size, new Quality(10, [new OutputQuality("y", decibels, 1)], agreement, null, null), MedianEstimate.Exactly(time), WhyNot: null);
}
