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
    public void Calls_with_text_of_changing_lengths_allocate_no_managed_byte()
    {
        using ModelSession session = ModelSession.Load(Models.Identity(ElementType.String, rank: 1));
        var x = new StringBuffer(3);
        var y = new EngineOutput();
        using var call = new ModelCall(session, [new("x", x)], [new("y", y)]);
        int count = 0;
        long length = 0;

        Assert.Equal(0, AllocatedBy(() =>
        {
            count = (count % 3) + 1;
            x.Reshape(count);
            x.Reserved.CopyFrom(["a word", "größe 大きさ", "a text that is longer than others"]);
            x.Reserved.SetUtf8(0, "bytes"u8[..(count + 2)]);
            call.Run();
            StringTensorView texts = y.As<StringTensorView>();
            for (int i = 0; i < texts.Count; i++)
            {
                length += texts[i].Length;
            }
        }));
        Assert.True(length > 0);
    }

    [Fact]
    public void Calls_that_give_sequences_of_maps_allocate_no_managed_byte()
    {
        using ModelSession session = ModelSession.Load(Models.ZipMap(ElementType.String, OnnxModel.Attribute("classlabels_strings", "a", "b", "c")));
        var x = new TensorBuffer<float>(3, 3);
        var y = new EngineOutput();
        using var call = new ModelCall(session, [new("x", x)], [new("maps", y)]);
        int rows = 0;
        float sum = 0;
        x.Data.Fill(1);

        Assert.Equal(0, AllocatedBy(() =>
        {
            rows = (rows % 3) + 1;
            x.Reshape(rows, 3);
            call.Run();
            foreach (StringMapView<float> map in y.As<SequenceView<StringMapView<float>>>())
            {
                sum += map["b"] + map.Values[0] + map.Keys[2].Length;
            }
        }));
        Assert.True(sum > 0);
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

    [Fact]
    public void Going_through_the_best_labels_allocates_no_managed_byte()
    {
        string[] labels = ["a", "b", "c"];
        float[] logits = [1, 3, 2];
        float score = 0;

        Assert.Equal(0, AllocatedBy(() =>
        {
            foreach (LabelScore top in new TopLabels<float>(labels, logits, ScoreKind.Logit, 2))
            {
                score += top.Score;
            }
        }));
        Assert.True(score > 0);
    }

    internal static long AllocatedBy(Action action)
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
