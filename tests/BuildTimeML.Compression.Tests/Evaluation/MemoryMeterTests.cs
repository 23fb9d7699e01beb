using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Evaluation;

public sealed class MemoryMeterTests : IDisposable
{
    private const string OneNode = "g (float[1, 1] x) => (float[1, 1] y) { y = Relu(x) }";

    // A tensor of 64 MiB.
    private const string LargeTensor = """
        g (float[1, 1] x) => (float[1, 1] y) <int64[2] size = {4096, 4096}, int64[2] axes = {0, 1}> {
          wide = Expand(x, size)
          y = ReduceMax<keepdims = 1>(wide, axes)
        }
        """;

    private const long Tensor = 64 << 20;

    private readonly TemporaryFolder _folder = new();
    private readonly MemoryMeter _meter = new(Helpers.Worker.Path, Helpers.Worker.EnginePath);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_the_engine_takes_before_it_has_a_model_does_not_count() => Assert.InRange(Peak(OneNode), 0, 1 << 20);

    [Fact]
    public void What_a_run_takes_counts() => Assert.InRange(Peak(LargeTensor), Tensor, 3 * Tensor);

    [Fact]
    public void The_model_of_the_path_is_measured_and_not_that_of_the_item()
    {
        using var fixture = new BuildFixture(Models.Agnews, "Float32");

        Assert.InRange(_meter.Peak(fixture.Item, Write(OneNode), null, CancellationToken.None), 0, 1 << 20);
    }

    [Fact]
    public void A_model_that_cannot_be_measured_is_an_error_with_the_reason()
    {
        using var fixture = new BuildFixture(Models.Agnews, "Float32");

        BuildError error = Assert.Throws<BuildErrorException>(() => _meter.Peak(fixture.Item, _folder.File("missing.onnx"), null, CancellationToken.None)).Error;

        Assert.Equal("BTML1004", error.Code);
        Assert.Contains("missing.onnx", error.Message, StringComparison.Ordinal);
    }

    private long Peak(string graph)
    {
        string path = Write(graph);
        using var fixture = new BuildFixture(path, "Float32");
        return _meter.Peak(fixture.Item, path, null, CancellationToken.None);
    }

    private string Write(string graph)
    {
        using var model = GraphTextReader.Read(graph);
        ModelWriter.WriteFile(model, _folder.File("net.onnx"));
        return _folder.File("net.onnx");
    }
}
