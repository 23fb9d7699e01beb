using BuildTimeML.Build;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Building;

public sealed class ModelErrorTests
{
    [Fact]
    public void A_missing_model_is_looked_for_at_a_place() => AssertError("BTML1010", "no-such.onnx'", null);

    [Fact]
    public void An_empty_file_is_said_to_be_empty() => AssertError("BTML1011", "0 bytes", []);

    [Fact]
    public void A_text_is_no_model() => AssertError("BTML1012", "not an ONNX model", "{ \"a\": 1 }"u8.ToArray());

    [Fact]
    public void A_pointer_of_git_lfs_says_how_to_get_the_file() =>
        AssertError("BTML1012", "git lfs pull", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"u8.ToArray());

    [Fact]
    public void A_model_cut_off_is_said_to_be_cut_off() => AssertError("BTML1013", "beyond the end at byte 100000", File.ReadAllBytes(Models.MobileNet)[..100_000]);

    [Fact]
    public void A_graph_that_uses_what_nothing_gives_names_node_and_value() =>
        AssertError("BTML1015", "Add 'y' uses 'nowhere'", Compressed.Bytes(new GraphBuilder(1, 4).Node("Add", ["x", "nowhere"], "y").Build()));

    [Fact]
    public void A_model_that_the_engine_refuses_is_refused_before_compression() =>
        AssertError("BTML1032", "before any compression", Compressed.Bytes(new GraphBuilder(1, 4).Node("NoSuchOperator", ["x"], "y").Build()));

    [Fact]
    public void A_model_of_an_old_operator_set_cannot_be_compressed() => AssertError(
        "BTML1017", "version 6 of the default operator set; compression needs 7",
        Compressed.Bytes(new GraphBuilder(1, 64).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "y").Build(opset: 6)), "Int8WeightOnly");

    [Fact]
    public void A_precision_that_is_not_known_lists_those_that_are() =>
        AssertError("BTML1020", string.Join(", ", Precisions.All), File.ReadAllBytes(Models.MobileNet), "Int3");

    [Fact]
    public void A_model_that_cannot_be_run_on_made_up_inputs_is_built_and_only_loaded()
    {
        using var folder = new TemporaryFolder();
        Model model = new GraphBuilder(1, 64).Weight("w", 64, 64).Indices("shape", 5).Node("Identity", ["x"], "i").Node("MatMul", ["i", "w"], "p").Node("Reshape", ["p", "shape"], "y").Build();
        model.Graph.Inputs[0].Type = new TensorType(ElementType.Float32, [Dimension.Named("n"), Dimension.Fixed(64)]);
        File.WriteAllBytes(folder.File("model.onnx"), Compressed.Bytes(model));
        using var fixture = new BuildFixture(folder.File("model.onnx"), "Int8WeightOnly");

        fixture.Build();

        Assert.Contains("cannot be run on synthetic inputs", Assert.Single(fixture.Infos), StringComparison.Ordinal);
        using Model built = ModelReader.Read(fixture.Item.OutputPath);
        Assert.DoesNotContain("Identity", built.Graph.Nodes.Select(n => n.OpType));
    }

    private static void AssertError(string code, string text, byte[]? content, string precision = "Float32")
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("no-such.onnx");
        if (content is not null)
        {
            File.WriteAllBytes(path, content);
        }

        using var fixture = new BuildFixture(path, precision);

        BuildError error = fixture.BuildError();

        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.Contains("'Models/net.onnx'", precision == "Int3" ? "'Models/net.onnx'" : error.Message, StringComparison.Ordinal);
        Assert.Equal(["model.btml"], fixture.Files);
    }
}
