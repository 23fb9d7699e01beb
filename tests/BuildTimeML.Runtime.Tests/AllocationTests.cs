namespace BuildTimeML.Runtime.Tests;

public class AllocationTests
{
    private const int Calls = 10_000;

    [Fact]
    public void Ten_thousand_calls_allocate_no_managed_byte()
    {
        using ModelSession session = ModelSession.Load(Models.Add);
        var a = new TensorBuffer<float>(4, 3);
        var b = new TensorBuffer<float>(4, 3);
        var sum = new TensorBuffer<float>(4, 3);
        using var call = new ModelCall(session, [new("a", a), new("b", b)], [new("sum", sum)]);

        Assert.Equal(0, AllocatedBy(call.Run));
    }

    [Fact]
    public void Calls_with_changing_batches_allocate_no_managed_byte()
    {
        using ModelSession session = ModelSession.Load(Models.Add);
        var a = new TensorBuffer<float>(4, 3);
        var b = new TensorBuffer<float>(4, 3);
        var sum = new TensorBuffer<float>(4, 3);
        using var call = new ModelCall(session, [new("a", a), new("b", b)], [new("sum", sum)]);
        int batch = 0;

        Assert.Equal(0, AllocatedBy(() =>
        {
            batch = (batch % 4) + 1;
            a.Reshape(batch, 3);
            b.Reshape(batch, 3);
            sum.Reshape(batch, 3);
            call.Run();
        }));
    }

    [Fact]
    public void Calls_whose_outputs_the_engine_allocates_allocate_no_managed_byte()
    {
        using ModelSession session = ModelSession.Load(Models.NonZero);
        var x = new TensorBuffer<float>(4);
        var indices = new EngineOutput();
        using var call = new ModelCall(session, [new("x", x)], [new("indices", indices)]);
        x.Data.Fill(1);
        long sum = 0;

        Assert.Equal(0, AllocatedBy(() =>
        {
            call.Run();
            sum += indices.View<long>()[0, 3];
        }));
        Assert.Equal(3 * 2 * Calls, sum);
    }

    [Fact]
    public void Reading_labels_and_scores_allocates_no_managed_byte()
    {
        float[] logits = [1, 3, 2];
        float[] scores = new float[3];
        float score = 0;

        Assert.Equal(0, AllocatedBy(() =>
        {
            score += ClassScores.SoftmaxOf(logits, ClassScores.ArgMax(logits));
            ClassScores.Softmax(logits, scores);
        }));
        Assert.True(score > 0);
    }

    private static long AllocatedBy(Action action)
    {
        Repeat(action);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(action);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Repeat(Action action)
    {
        for (int i = 0; i < Calls; i++)
        {
            action();
        }
    }
}
