using BuildTimeML.Build;
using BuildTimeML.Package.Tests.Infrastructure;
using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class PruningMetadataTests
{
    [Fact]
    public void An_item_that_asks_for_nothing_has_nothing_pruned() => Assert.Equal(PruningSettings.None, Read(""));

    [Theory]
    [InlineData("Prune=50 %", 0.5)]
    [InlineData("Prune=0.25", 0.25)]
    [InlineData("Prune= 12.5%", 0.125)]
    public void Shares_are_read_as_people_write_them(string metadata, double share) => Assert.Equal(new PruningSettings { Share = share }, Read(metadata));

    [Fact]
    public void Everything_else_is_read()
    {
        Assert.Equal(new PruningSettings { Threshold = 0.01, ClipLow = -0.1, ClipHigh = 0.2 }, Read("PruneThreshold=0.01|ClipWeights=-0.1..0.2"));
        Assert.Equal(new PruningSettings { Pattern = "2:4", Criterion = "Wanda", PerLayer = true }, Read("PrunePattern=2:4|PruneCriterion=wanda|PruneScope=Layer|CalibrationData=a.npy"));
        Assert.Equal(new PruningSettings { ClipHigh = 0.5 }, Read("ClipWeights=..0.5"));
        Assert.Equal(new PruningSettings { ClipLow = -1 }, Read("ClipWeights=-1.."));
        Assert.Equal(new PruningSettings { ClipPercentile = 99.9 / 100 }, Read("ClipWeights=99.9 %"));
        Assert.Equal(new PruningSettings { Channels = 0.3, Heads = 0.5, Layers = 0.25, LowRank = 0.4, Criterion = "Fpgm" }, Read("PruneChannels=30 %|PruneHeads=50 %|PruneLayers=25 %|LowRank=40 %|PruneCriterion=FPGM"));
        Assert.Equal(new PruningSettings { TargetMultiplyAdds = 0.7 }, Read("TargetMultiplyAdds=70 %|CalibrationData=a.npy"));
        Assert.Equal(new PruningSettings { AverageFirst = true }, Read("AverageFirst=TRUE"));
        Assert.Equal(new PruningSettings { TargetMultiplyAdds = 0.7, AverageFirst = false }, Read("TargetMultiplyAdds=70 %|AverageFirst=false|CalibrationData=a.npy"));
        Assert.Equal(PruningSettings.None, Read("AverageFirst=auto"));
        Assert.Equal(new PruningSettings { TargetLatencyRatio = 0.6 }, Read("TargetLatencyRatio=0.6|TrainingData=a.npy|Recover=Distill"));
        Assert.Equal(new PruningSettings { TargetSize = 1.5e6 }, Read("TargetSize=1.5 MB|CalibrationData=a.npy"));
    }

    [Theory]
    [InlineData("Prune=half", "BTML1005", "Prune=\"half\" cannot be read. Write a share above 0 % and below 100 %")]
    [InlineData("Prune=0 %", "BTML1005", "a share above 0 %")]
    [InlineData("Prune=1", "BTML1005", "a share above 0 %")]
    [InlineData("PruneChannels=100 %", "BTML1005", "PruneChannels")]
    [InlineData("PruneThreshold=-1", "BTML1005", "a number above 0")]
    [InlineData("PrunePattern=4:2", "BTML1005", "\"2:4\"")]
    [InlineData("PrunePattern=2:128", "BTML1005", "of 64 at most")]
    [InlineData("PrunePattern=24", "BTML1005", "\"2:4\"")]
    [InlineData("ClipWeights=0.1..-0.1", "BTML1005", "a range")]
    [InlineData("ClipWeights=..", "BTML1005", "a range")]
    [InlineData("ClipWeights=0", "BTML1005", "a range")]
    [InlineData("TargetSize=much", "BTML1002", "TargetSize")]
    [InlineData("PruneCriterion=Best|Prune=50 %", "BTML1029", "\"OptimalBrain\"")]
    [InlineData("Prune=50 %|PrunePattern=2:4", "BTML1046", "Prune=\"50 %\" and PrunePattern=\"2:4\" of 'mnist-mobilenet.onnx' contradict each other")]
    [InlineData("TargetSize=1 MB|TargetLatencyRatio=0.6|CalibrationData=a.npy", "BTML1046", "Keep one of them")]
    [InlineData("PruneCriterion=Wanda|CalibrationData=a.npy", "BTML1046", "nothing is to go")]
    [InlineData("PruneCriterion=L1|PruneThreshold=0.1", "BTML1046", "a threshold leaves nothing to choose")]
    [InlineData("PruneCriterion=Fpgm|Prune=50 %", "BTML1046", "it is a criterion of channels")]
    [InlineData("PruneCriterion=Wanda|PruneChannels=50 %|CalibrationData=a.npy", "BTML1046", "it is a criterion of single weights")]
    [InlineData("PruneCriterion=OptimalBrain|Prune=50 %", "BTML1100", "PruneCriterion=\"OptimalBrain\" of 'mnist-mobilenet.onnx' is decided with samples")]
    [InlineData("TargetMultiplyAdds=50 %", "BTML1100", "TargetMultiplyAdds=\"50 %\"")]
    public void What_cannot_be_is_an_error_that_says_what_can(string metadata, string code, string text)
    {
        BuildError error = Assert.Throws<BuildErrorException>(() => Read(metadata)).Error;

        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    private static PruningSettings Read(string metadata) => PruningMetadata.Read(MetadataItem.Of(metadata));
}
