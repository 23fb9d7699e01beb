using BuildTimeML.Benchmarks.Quantize;

namespace BuildTimeML.Benchmarks.Prune;

/// <summary>The models that are pruned.</summary>
internal static class PruneTasks
{
    private const int Tokens = 48;
    private const int CalibrationRows = 500;
    private const int TrainedDigits = 8_000;
    private const int Digits = 10_000;

    /// <summary>Classes that end in 0 to calibrate and train with, in 3 and 5 to judge by.</summary>
    public static PruneTask SqueezeNet()
    {
        int[] evaluation = [.. Enumerable.Range(0, 1000).Where(i => i % 10 is 3 or 5)];
        LoadedSamples Images(IEnumerable<int> numbers) => new(Pictures.Open("data/imagenet", numbers, "data_0", [1, 3, 224, 224], "image: order=BGR; mean=104,117,123"));
        LoadedSamples calibration = Images(Enumerable.Range(0, 100).Select(i => i * 10));
        return new PruneTask("squeezenet", TestData.File("models/squeezenet.onnx"), calibration, new CroppedImages(calibration, copies: 6), Images(evaluation), evaluation);
    }

    public static PruneTask MobileNet()
    {
        (_, byte[] labels) = Idx.Read(TestData.File("data/mnist/t10k-labels-idx1-ubyte.gz"));
        return new PruneTask(
            "mobilenet",
            TestData.File("models/mnist-mobilenet.onnx"),
            DigitImages.Read("image", 0, CalibrationRows, white: 1),
            DigitImages.Read("image", 0, TrainedDigits, white: 1),
            DigitImages.Read("image", TrainedDigits, Digits - TrainedDigits, white: 1),
            Array.ConvertAll(labels[TrainedDigits..Digits], l => (int)l));
    }

    public static PruneTask Agnews()
    {
        RowSamples<long> Rows(string file, int? count = null)
        {
            long[] tokens = Npy.Read<long>(TestData.File(file)).Data;
            return new RowSamples<long>("tokens", [1, Tokens], tokens.AsMemory(0, (count * Tokens) ?? tokens.Length));
        }

        int[] labels = Array.ConvertAll(Npy.Read<long>(TestData.File("data/agnews/labels-eval.npy")).Data, l => (int)l);
        string path = Path.Combine(TestData.RepositoryRoot, "sample-app", "Models", "agnews-transformer.onnx");
        return new PruneTask("agnews", path, Rows("data/agnews/tokens-train.npy", CalibrationRows), Rows("data/agnews/tokens-train.npy"), Rows("data/agnews/tokens-eval.npy"), labels);
    }
}
