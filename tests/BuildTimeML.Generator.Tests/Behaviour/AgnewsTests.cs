using BuildTimeML.TestAssets;

namespace BuildTimeML.Generator.Tests;

/// <summary>A generated class on a real model.</summary>
public sealed class AgnewsTests
{
    private const string Members = """
        public static object Accuracy(Model model)
        {
            (long[] tokens, long[] labels) = ((long[], long[]))Given!;
            int right = 0;
            for (int start = 0; start < labels.Length; start += 32)
            {
                int batch = Math.Min(32, labels.Length - start);
                Model.Output result = model.Predict(tokens.AsSpan(start * 48, batch * 48));
                for (int row = 0; row < batch; row++)
                {
                    right += result.LabelAt(row) == Model.Labels[(int)labels[start + row]] ? 1 : 0;
                }
            }

            return (double)right / labels.Length;
        }

        public static object OilPrices(Model model)
        {
            long[] tokens = new long[48];
            ((long[])Given!).CopyTo(tokens, 0);
            Model.Output result = model.Predict(tokens);
            return $"{result.Label} {result.Score > 0.5f}";
        }

        public static object Bytes(Model model)
        {
            long[] tokens = new long[48 * 2];
            float total = 0;
            for (int i = 0; i < 100; i++) total += Once(model, tokens, 1 + (i % 2));
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1_000; i++) total += Once(model, tokens, 1 + (i % 2));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        private static float Once(Model model, long[] tokens, int batch)
        {
            Model.Output result = model.Predict(tokens.AsSpan(0, batch * 48));
            return result.Score + result.Label.Length;
        }
        """;

    [Fact]
    public void A_headline_gets_its_topic()
    {
        string[] vocabulary = File.ReadAllLines(Path.Combine(TestData.RepositoryRoot, "sample-app", "Models", "agnews.vocab.txt"));
        long[] words = [.. "oil prices climb as opec agrees to cut output".Split(' ').Select(word => Array.IndexOf(vocabulary, word) is var id and >= 0 ? id : 1L)];

        using RunningModel model = Agnews();
        Assert.Equal("Business True", model.Call("OilPrices", words));
    }

    [Fact]
    public void Predictions_on_a_real_model_allocate_nothing()
    {
        using RunningModel model = Agnews();
        Assert.Equal(0L, model.Call("Bytes"));
    }

    [TestDataFact]
    public void The_accuracy_is_that_of_the_model()
    {
        (int[] shape, long[] tokens) = Npy.Read<long>(TestData.File("data/agnews/tokens-eval.npy"));
        (_, long[] labels) = Npy.Read<long>(TestData.File("data/agnews/labels-eval.npy"));
        Assert.Equal([1000, 48], shape);

        using RunningModel model = Agnews();
        Assert.Equal(0.871, (double)model.Call("Accuracy", (tokens, labels)), 0.0005);
    }

    private static RunningModel Agnews() => new(
        Given.Agnews(), File.ReadAllBytes(Path.Combine(TestData.RepositoryRoot, "sample-app", "Models", "agnews-transformer.onnx")), Members);
}
