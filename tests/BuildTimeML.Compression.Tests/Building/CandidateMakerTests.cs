using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Building;

public sealed class CandidateMakerTests
{
    [Fact]
    public void A_candidate_that_is_not_accepted_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("one.onnx"), Compressed.Bytes(new GraphBuilder(1, 64).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "y").Build()));
        File.WriteAllBytes(folder.File("other.onnx"), Compressed.Bytes(new GraphBuilder(1, 64).Weight("v", 9).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "y").Build()));
        using var evaluator = new ModelEvaluator("net", folder.File("one.onnx"), []);
        var maker = new CandidateMaker("net", folder.File("other.onnx"), folder.File("out.onnx"), evaluator, SchemeContext.Empty);

        var refused = Assert.Throws<BuildErrorException>(() => maker.Make(SchemeTable.Find("Int8Dynamic")!));

        Assert.Equal("BTML1034", refused.Error.Code);
        Assert.Equal(["one.onnx", "other.onnx"], folder.Names());
    }

    [Fact]
    public void A_candidate_is_gone_when_it_is_not_needed_any_more()
    {
        using var folder = new TemporaryFolder();
        using var evaluator = new ModelEvaluator("net", Models.MobileNet, []);
        var maker = new CandidateMaker("net", Models.MobileNet, folder.File("out.onnx"), evaluator, SchemeContext.Empty);

        using (Candidate candidate = maker.Make(SchemeTable.Find("Int8WeightOnly")!))
        {
            Assert.Equal(new FileInfo(candidate.File.Path).Length, candidate.Size);
            Assert.Equal(Path.GetFileName(Path.GetDirectoryName(candidate.File.Path)), Assert.Single(folder.Names()));
        }

        Assert.Empty(folder.Names());
    }
}
