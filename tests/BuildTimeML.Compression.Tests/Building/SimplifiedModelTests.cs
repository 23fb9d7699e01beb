using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Building;

public sealed class SimplifiedModelTests
{
    [Fact]
    public void A_model_that_gets_smaller_and_computes_the_same_is_taken()
    {
        using var folder = new TemporaryFolder();
        using (SimplifiedModel simplified = Make(Models.MobileNet, Models.MobileNet, folder))
        {
            Assert.Null(simplified.WhyNot);
            Assert.InRange(new FileInfo(simplified.Path).Length, 0, new FileInfo(Models.MobileNet).Length - 1);
        }

        Assert.Empty(folder.Names());
    }

    [Fact]
    public void A_model_that_computes_something_else_is_not()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("one.onnx"), Compressed.Bytes(Network(1)));
        File.WriteAllBytes(folder.File("other.onnx"), Compressed.Bytes(Network(1.001f)));

        using SimplifiedModel simplified = Make(folder.File("one.onnx"), folder.File("other.onnx"), folder);

        Assert.Equal(folder.File("other.onnx"), simplified.Path);
        Assert.StartsWith("the output 'y' differs by 0.001 of its largest element", simplified.WhyNot, StringComparison.Ordinal);
        Assert.Equal(["one.onnx", "other.onnx"], folder.Names());
    }

    [Fact]
    public void A_model_with_nothing_to_simplify_is_left()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("model.onnx");
        File.WriteAllBytes(path, Compressed.Bytes(new GraphBuilder(2, 2).Node("Relu", ["x"], "y").Build()));

        using SimplifiedModel simplified = Make(path, path, folder);

        Assert.Equal((path, null), (simplified.Path, simplified.WhyNot));
    }

    private static Model Network(float factor) =>
        new GraphBuilder(1, 4).Weight("k", [4], [factor, factor, factor, factor]).Node("Relu", ["x"], "r").Node("Identity", ["r"], "i").Node("Mul", ["i", "k"], "y").Build();

    private static SimplifiedModel Make(string original, string path, TemporaryFolder folder)
    {
        using var evaluator = new ModelEvaluator("net", original, []);
        return SimplifiedModel.Make("net", path, folder.File("out.onnx"), evaluator, CancellationToken.None);
    }
}
