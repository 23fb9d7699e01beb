using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Evaluation;

public sealed class ModelEvaluatorTests
{
    [Fact]
    public void A_candidate_that_computes_something_else_is_told()
    {
        BuildError error = Check(new GraphBuilder(1, 64).Weight("v", 64, 64).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "y"));

        Assert.Equal("BTML1034", error.Code);
        Assert.Contains("the output 'y' is only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_candidate_that_the_engine_refuses_is_told()
    {
        BuildError error = Check(new GraphBuilder(1, 64).Node("NoSuchOperator", ["x"], "y"));

        Assert.Equal("BTML1033", error.Code);
        Assert.Contains("NoSuchOperator", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_that_the_original_does_not_run_on_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("a.onnx"), Compressed.Bytes(new GraphBuilder(1, 64).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "y").Build()));

        BuildError error = Assert.Throws<BuildErrorException>(() => new ModelEvaluator("net", folder.File("a.onnx"), [], ArraySamples.Normal("x", [1, 63], 3))).Error;

        Assert.Equal("BTML1071", error.Code);
        Assert.Contains("sample 1 of 3 of the evaluation data", error.Message, StringComparison.Ordinal);
    }

    private static BuildError Check(GraphBuilder candidate)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("a.onnx"), Compressed.Bytes(new GraphBuilder(1, 64).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "y").Build()));
        File.WriteAllBytes(folder.File("b.onnx"), Compressed.Bytes(candidate.Build()));
        using var evaluator = new ModelEvaluator("net", folder.File("a.onnx"), []);
        evaluator.Check(folder.File("a.onnx"), "Float32");

        return Assert.Throws<BuildErrorException>(() => evaluator.Check(folder.File("b.onnx"), "Int8Dynamic")).Error;
    }
}
