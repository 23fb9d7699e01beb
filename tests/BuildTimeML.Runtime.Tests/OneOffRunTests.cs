namespace BuildTimeML.Runtime.Tests;

public class OneOffRunTests
{
    [Fact]
    public void The_tensors_stay_the_callers()
    {
        using ModelSession session = Doubling();
        using var input = new TensorBuffer<float>(1);
        using var output = new EngineOutput();
        foreach (float number in new[] { 3f, 4f })
        {
            input.Data[0] = number;

            session.Run([new("x", input)], [new("y", output)]);

            Assert.Equal(2 * number, output.View<float>().Data[0]);
        }
    }

    [Fact]
    public void What_is_cancelled_before_it_begins_does_not_run()
    {
        using ModelSession session = Doubling();
        using var input = new TensorBuffer<float>(1);
        using var output = new EngineOutput();

        Assert.Throws<OperationCanceledException>(() => session.Run([new("x", input)], [new("y", output)], new CancellationToken(canceled: true)));

        Assert.Equal(ElementType.Undefined, output.ElementType);
    }

    [Fact]
    public void A_run_that_can_be_cancelled_and_is_not_gives_its_results()
    {
        using ModelSession session = Doubling();
        using var input = new TensorBuffer<float>(1);
        using var output = new EngineOutput();
        using var cancellation = new CancellationTokenSource();
        input.Data[0] = 5;

        session.Run([new("x", input)], [new("y", output)], cancellation.Token);
        cancellation.Cancel();

        Assert.Equal(10, output.View<float>().Data[0]);
    }

    private static ModelSession Doubling() => ModelSession.Load(OnnxModel.Of(
        [new("x", ElementType.Float32, 1L)], [new("y", ElementType.Float32, 1L)], [], OnnxModel.Node("Add", ["x", "x"], ["y"])));
}
