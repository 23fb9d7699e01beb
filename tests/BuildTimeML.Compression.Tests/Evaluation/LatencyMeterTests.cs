using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Evaluation;

public sealed class LatencyMeterTests
{
    [Fact]
    public void It_ends_between_two_runs_when_it_is_cancelled()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("a.onnx"), Compressed.Bytes(new GraphBuilder(1, 64).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "y").Build()));
        var meter = new LatencyMeter(folder.File("a.onnx"), () => [new NamedTensor("x", new TensorBuffer<float>(1, 64))]);

        Assert.InRange(meter.Ratio(folder.File("a.onnx"), CancellationToken.None).Value, 0.1, 10);
        Assert.Throws<OperationCanceledException>(() => meter.Ratio(folder.File("a.onnx"), new CancellationToken(canceled: true)));
    }
}
