using System.IO.Compression;

namespace BuildTimeML.Runtime.Tests;

/// <summary>Real models against the labels of real data; models/README.md states what each reaches in the framework it was trained in.</summary>
public class RealModelTests
{
    [TestDataFact]
    public void The_headline_classifier_reaches_its_accuracy_on_the_evaluation_set()
    {
        (_, long[] tokens) = Npy.Read<long>(TestData.File("data/agnews/tokens-eval.npy"));
        long[] labels = ReadLabels();
        using ModelSession session = ModelSession.Load(Models.Agnews);
        var input = new TensorBuffer<long>(8, 48);
        var output = new TensorBuffer<float>(8, 4);
        using var call = new ModelCall(session, [new("tokens", input)], [new("logits", output)]);

        int hits = CountHits(call, input, output, labels, i => tokens.AsSpan(i * 8 * 48, 8 * 48));

        // 87.1 %, give or take what other kernels on other machines do to ties.
        Assert.InRange(hits / (double)labels.Length, 0.869, 0.873);
    }

    [TestDataFact]
    public void The_digit_classifier_reaches_its_accuracy_on_images_it_was_not_trained_on()
    {
        float[] images = [.. ReadIdx("data/mnist", "images", 16).Select(p => p / 255f)];
        long[] labels = [.. ReadIdx("data/mnist", "labels", 8).Select(l => (long)l)];
        using ModelSession session = ModelSession.Load(Models.Mobilenet);
        var input = new TensorBuffer<float>(8, 1, 28, 28);
        var output = new TensorBuffer<float>(8, 10);
        using var call = new ModelCall(session, [new(session.Inputs[0].Name, input)], [new(session.Outputs[0].Name, output)]);

        int hits = CountHits(call, input, output, labels[8000..], i => images.AsSpan((8000 + (i * 8)) * 784, 8 * 784));

        Assert.InRange(hits / 2000.0, 0.9935, 0.9955);
    }

    [TestDataFact]
    public void A_published_digit_classifier_recognises_digits()
    {
        float[] images = [.. ReadIdx("data/mnist", "images", 16).Select(p => (float)p)];
        long[] labels = [.. ReadIdx("data/mnist", "labels", 8).Select(l => (long)l)];
        using ModelSession session = ModelSession.Load(TestData.File("models/mnist.onnx"));
        var input = new TensorBuffer<float>(1, 1, 28, 28);
        var output = new TensorBuffer<float>(1, 10);
        using var call = new ModelCall(session, [new("Input3", input)], [new("Plus214_Output_0", output)]);

        int hits = CountHits(call, input, output, labels[..1000], i => images.AsSpan(i * 784, 784));

        Assert.True(hits >= 980, $"{hits} of 1000 digits were recognised.");
    }

    [Fact]
    public void Every_row_of_a_batch_is_what_the_row_gives_alone()
    {
        using ModelSession session = ModelSession.Load(Models.Agnews);
        var input = new TensorBuffer<long>(5, 48);
        var output = new TensorBuffer<float>(5, 4);
        using var call = new ModelCall(session, [new("tokens", input)], [new("logits", output)]);
        var random = new Random(7);
        long[] tokens = [.. Enumerable.Range(0, 5 * 48).Select(_ => (long)random.Next(2, 8000))];
        tokens.CopyTo(input.Data);
        call.Run();
        float[] together = output.Data.ToArray();

        input.Reshape(1, 48);
        output.Reshape(1, 4);
        for (int row = 0; row < 5; row++)
        {
            tokens.AsSpan(row * 48, 48).CopyTo(input.Data);
            call.Run();
            for (int i = 0; i < 4; i++)
            {
                Assert.Equal(together[(row * 4) + i], output.Data[i], tolerance: 1e-4f);
            }
        }
    }

    private static int CountHits<T>(ModelCall call, TensorBuffer<T> input, TensorBuffer<float> output, long[] labels, Batch<T> batch)
        where T : unmanaged
    {
        int rows = (int)output.Shape[0];
        int classes = (int)output.Shape[1];
        int hits = 0;
        for (int i = 0; i < labels.Length / rows; i++)
        {
            batch(i).CopyTo(input.Data);
            call.Run();
            for (int row = 0; row < rows; row++)
            {
                hits += ClassScores.ArgMax(output.Data.Slice(row * classes, classes)) == labels[(i * rows) + row] ? 1 : 0;
            }
        }

        return hits;
    }

    private static long[] ReadLabels() => Npy.Read<long>(TestData.File("data/agnews/labels-eval.npy")).Data;

    private static byte[] ReadIdx(string folder, string content, int header)
    {
        string file = Directory.GetFiles(TestData.File(folder)).Single(f => Path.GetFileName(f).Contains(content, StringComparison.Ordinal));
        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray()[header..];
    }

    private delegate ReadOnlySpan<T> Batch<T>(int index);
}
