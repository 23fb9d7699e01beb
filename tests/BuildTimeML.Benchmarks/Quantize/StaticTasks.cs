using BuildTimeML.Compression.Data.Samples;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>The models with the samples and the marks of docs/quantization.md.</summary>
internal static class StaticTasks
{
    private const int Tokens = 48;

    public static IEnumerable<Func<StaticTask>> All { get; } = [SqueezeNet, UltraFace, Mnist, MobileNet, Agnews];

    private static StaticTask SqueezeNet()
    {
        int[] evaluation = [.. Enumerable.Range(0, 1000).Where(i => i % 10 is 3 or 5)];
        FileSamples Images(IEnumerable<int> numbers) => Pictures.Open("data/imagenet", numbers, "data_0", [1, 3, 224, 224], "image: order=BGR; mean=104,117,123");
        return new StaticTask("squeezenet", TestData.File("models/squeezenet.onnx"), Images(Every(10, 1000)), Images(evaluation), evaluation, [("pool10_1", 34.2)])
        {
            Size = 1_344_628, Agreement = 97.5, Accuracy = 67.5, Time = 0.62,
        };
    }

    private static StaticTask UltraFace()
    {
        return new StaticTask("ultraface", TestData.File("models/ultraface-rfb-320.onnx"), FaceImages.Open(Every(20, 1000)), FaceImages.Open(Every(10, 1000).Select(i => i + 5)), null, [("scores", 43.8), ("boxes", 47.7)])
        {
            Size = 458_000, Agreement = 97, Answer = scores => HasFace(scores.Span) ? 1 : 0,
        };
    }

    private static StaticTask Mnist() => new(
        "mnist", TestData.File("models/mnist.onnx"), DigitImages.Read("Input3", 0, 500, white: 255), DigitImages.Read("Input3", 500, 9500, white: 255), Digits()[500..], [("Plus214_Output_0", 41.9)])
    {
        Size = 10_042,
    };

    private static StaticTask MobileNet()
    {
        string path = Path.Combine(TestData.RepositoryRoot, "tests", "TestAssets", "mnist-mobilenet.onnx");
        return new StaticTask("mnist-mobilenet", path, DigitImages.Read("image", 0, 500, white: 1), DigitImages.Read("image", 8000, 2000, white: 1), Digits()[8000..], [("logits", 33.3)])
        {
            Size = 119_112, Accuracy = 99.4, Time = 1,
        };
    }

    private static StaticTask Agnews()
    {
        string path = Path.Combine(TestData.RepositoryRoot, "sample-app", "Models", "agnews-transformer.onnx");
        RowSamples<long> Rows(string file, int count) => new("tokens", [1, Tokens], Npy.Read<long>(TestData.File(file)).Data.AsMemory(0, count * Tokens));
        int[] labels = Array.ConvertAll(Npy.Read<long>(TestData.File("data/agnews/labels-eval.npy")).Data, l => (int)l);
        return new StaticTask("agnews", path, Rows("data/agnews/tokens-train.npy", 100), Rows("data/agnews/tokens-eval.npy", 1000), labels, [("logits", 30)]) { Accuracy = 86.8, Time = 0.78 };
    }

    private static IEnumerable<int> Every(int step, int end) => Enumerable.Range(0, end / step).Select(i => i * step);

    // Pairs of a background's score and a face's.
    private static bool HasFace(ReadOnlySpan<double> scores)
    {
        for (int i = 1; i < scores.Length; i += 2)
        {
            if (scores[i] > 0.7)
            {
                return true;
            }
        }

        return false;
    }

    private static int[] Digits() => Array.ConvertAll(Idx.Read(TestData.File("data/mnist/t10k-labels-idx1-ubyte.gz")).Data, label => (int)label);
}
