using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Worker;

/// <summary>The same samples give the same bytes, whatever the machine has of processors.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [InlineData("Int8Static")]
    [InlineData("Int8WeightOnly")]
    [InlineData("Int4")]
    public void One_processor_and_several_give_the_same_bytes(string precision)
    {
        using var samples = new HeadlineSamples(25);
        byte[] one = Build(precision, samples, processors: 1);

        Assert.Equal(one, Build(precision, samples, processors: 2));
        Assert.Equal(one, Build(precision, samples, processors: 7));
    }

    private static byte[] Build(string precision, HeadlineSamples samples, int processors)
    {
        using var fixture = new BuildFixture(Models.Agnews, precision, input: HeadlineSamples.Input);
        using var worker = new Helpers.Worker(Helpers.Worker.EnginePath, [fixture.Item with { Data = samples.Data }], processors);
        Assert.Equal(0, worker.End().ExitCode);
        return File.ReadAllBytes(fixture.Item.OutputPath);
    }
}
