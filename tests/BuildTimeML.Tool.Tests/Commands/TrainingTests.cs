using System.Globalization;

namespace BuildTimeML.Tool.Tests.Commands;

/// <summary>The commands that make a model of fewer or other weights.</summary>
public sealed class TrainingTests
{
    private const string Net = "net (float[batch, 4] x) => (float[batch, 3] y) <float[4, 16] a = random(1), float[16, 3] b = random(2)> { h = MatMul(x, a) r = Relu(h) y = MatMul(r, b) }";

    [Fact]
    public void Prune_writes_a_model_of_fewer_channels()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();

        ToolRun run = ToolRun.Of(folder.Path, "prune", WorkingFolder.Digits, "-o", "half.onnx", "--prune-channels", "50 %", "--json").MustEndWith(0);

        Assert.InRange(run.Json.GetProperty("size").GetInt64(), 1, run.Json.GetProperty("originalSize").GetInt64() / 2);
        Assert.Equal(["digits.onnx", "half.onnx"], folder.Files);
    }

    [Fact]
    public void Distill_learns_from_the_teacher_and_train_from_labels()
    {
        using WorkingFolder folder = new WorkingFolder().With("net.onnx", Net).With("big.onnx", Net.Replace("random(1)", "random(3)", StringComparison.Ordinal));
        var random = new Random(1);
        File.WriteAllLines(folder.PathOf("data.csv"), Enumerable.Range(0, 40).Select(_ => string.Join(',', Enumerable.Range(0, 4).Select(_ => random.NextSingle().ToString("0.###", CultureInfo.InvariantCulture)))));
        File.WriteAllLines(folder.PathOf("labels.txt"), Enumerable.Range(0, 40).Select(i => (i % 3).ToString(CultureInfo.InvariantCulture)));

        ToolRun taught = ToolRun.Of(folder.Path, "distill", "net.onnx", "-o", "taught.onnx", "--teacher", "big.onnx", "--training-data", "data.csv", "--training", "epochs=2").MustEndWith(0);
        ToolRun tuned = ToolRun.Of(folder.Path, "train", "net.onnx", "-o", "tuned.onnx", "--training-data", "data.csv", "--training-labels", "labels.txt", "--training", "epochs=2").MustEndWith(0);

        Assert.Contains("is trained: Distill over 2 epochs", taught.Errors + taught.Output, StringComparison.Ordinal);
        Assert.Contains("is trained: FineTune over 2 epochs", tuned.Errors + tuned.Output, StringComparison.Ordinal);
        Assert.NotEqual(File.ReadAllBytes(folder.PathOf("taught.onnx")), File.ReadAllBytes(folder.PathOf("tuned.onnx")));
    }
}
