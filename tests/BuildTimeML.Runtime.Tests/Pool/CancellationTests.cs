using System.Diagnostics;

namespace BuildTimeML.Runtime.Tests;

[Collection(AloneCollection.Name)]
public class CancellationTests
{
    private const int Nodes = 3_000;

    [Fact]
    public void A_run_ends_when_it_is_cancelled_and_the_next_one_does_not()
    {
        using ModelSession session = Products();
        var x = new TensorBuffer<float>(256, 256);
        var y = new TensorBuffer<float>(256, 256);
        using var call = new ModelCall(session, [new("x", x)], [new("y", y)]);
        var clock = Stopwatch.StartNew();
        call.Run();
        TimeSpan whole = clock.Elapsed;

        for (int i = 0; i < 2; i++)
        {
            using var cancellation = new CancellationTokenSource(whole / 20);
            clock.Restart();
            Assert.Throws<OperationCanceledException>(() => call.Run(cancellation.Token));
            Assert.True(clock.Elapsed < whole * 0.75, $"It ended after {clock.ElapsedMilliseconds} ms; a whole run takes {whole.TotalMilliseconds} ms.");
        }

        using var never = new CancellationTokenSource();
        call.Run(never.Token);
        call.Run();
    }

    // A chain of products, which ends between any two of them.
    private static ModelSession Products() => ModelSession.Load(
        OnnxModel.Of(
            [new("x", ElementType.Float32, 256L, 256L)],
            [new("y", ElementType.Float32, 256L, 256L)],
            [],
            [.. Enumerable.Range(0, Nodes).Select(i => OnnxModel.Node("MatMul", [i == 0 ? "x" : $"v{i}", "x"], [i == Nodes - 1 ? "y" : $"v{i + 1}"]))]),
        new ModelOptions { IntraOpThreads = 1 });
}
