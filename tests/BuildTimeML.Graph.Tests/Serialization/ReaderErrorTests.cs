using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Serialization.Proto;
using BuildTimeML.TestAssets;
using Google.Protobuf;

namespace BuildTimeML.Graph.Tests.Serialization;

public sealed class ReaderErrorTests
{
    [Fact]
    public void No_bytes_are_no_model() => AssertError(ModelFormatError.Empty, "0 bytes", []);

    [Theory]
    [InlineData("hello, world")]
    [InlineData("{ \"graph\": [] }")]
    [InlineData("<html></html>")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("\n\n\n")]
    public void Other_kinds_of_files_are_told_from_models(string text) =>
        AssertError(ModelFormatError.NotOnnx, "no field of an ONNX model", System.Text.Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_pointer_of_git_lfs_says_how_to_get_the_file() =>
        AssertError(ModelFormatError.NotOnnx, "git lfs pull", "version https://git-lfs.github.com/spec/v1"u8.ToArray());

    [Fact]
    public void A_model_without_a_graph_ends_too_early() =>
        AssertError(ModelFormatError.Truncated, "no graph", new ModelProto { IrVersion = 8 }.ToByteArray());

    [Fact]
    public void Data_that_does_not_fit_its_shape_names_the_tensor() => AssertError(
        ModelFormatError.Invalid, "it has 3 bytes, and float32 [2] takes 8 (tensor 'w'",
        WithInitializer(new TensorProto { Name = "w", DataType = 1, Dims = { 2 }, RawData = ByteString.CopyFrom(1, 2, 3) }));

    [Theory]
    [InlineData(-2)]
    [InlineData(long.MaxValue)]
    public void An_impossible_shape_names_the_tensor(long dimension) => AssertError(
        ModelFormatError.Invalid, "is impossible (tensor 'w'",
        WithInitializer(new TensorProto { Name = "w", DataType = 1, Dims = { dimension, 3 } }));

    [Fact]
    public void An_element_type_that_is_not_known_names_the_tensor() => AssertError(
        ModelFormatError.Invalid, "element type 99 is not known (tensor 'w'", WithInitializer(new TensorProto { Name = "w", DataType = 99 }));

    [Fact]
    public void A_tensor_in_another_file_names_both()
    {
        var tensor = new TensorProto { Name = "w", DataType = 1, Dims = { 2 }, DataLocation = TensorProto.Types.DataLocation.External };
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = "weights.bin" });

        var error = Assert.Throws<ModelFormatException>(() => ModelReader.Read(WithInitializer(tensor)));

        Assert.Equal((ModelFormatError.ExternalData, "w", "weights.bin"), (error.Kind, error.Tensor, error.Location));
    }

    [Fact]
    public void Graphs_that_lie_in_each_other_without_end_are_refused()
    {
        var graph = new GraphProto { Name = "innermost" };
        for (int i = 0; i < 60; i++)
        {
            var node = new NodeProto { OpType = "If" };
            node.Attribute.Add(new AttributeProto { Name = "then_branch", Type = AttributeProto.Types.AttributeType.Graph, G = graph });
            graph = new GraphProto { Node = { node } };
        }

        AssertError(ModelFormatError.Invalid, "more than 50 deep", new ModelProto { IrVersion = 8, Graph = graph }.ToByteArray());
    }

    [TestDataFact]
    public void A_model_cut_off_anywhere_gives_a_typed_error()
    {
        byte[] file = File.ReadAllBytes(TestData.File("models/mnist.onnx"));

        for (int length = 1; length < file.Length; length += 97)
        {
            var error = Assert.Throws<ModelFormatException>(() => ModelReader.Read(file.AsMemory(0, length)));
            Assert.True(error.Kind is ModelFormatError.Truncated or ModelFormatError.NotOnnx, $"{length}: {error.Kind} {error.Message}");
        }
    }

    [TestDataFact]
    public void A_model_with_bytes_changed_gives_a_typed_error_or_a_model()
    {
        byte[] file = File.ReadAllBytes(TestData.File("models/mnist.onnx"));
        var random = new Random(5);
        for (int round = 0; round < 2000; round++)
        {
            byte[] mutated = [.. file];
            for (int i = 0; i < 8; i++)
            {
                mutated[random.Next(round % 2 == 0 ? 2000 : file.Length)] = (byte)random.Next(256);
            }

            try
            {
                using Model model = ModelReader.Read(mutated);
                _ = GraphVerifier.Verify(model);
            }
            catch (ModelFormatException)
            {
                // As it should be.
            }
        }
    }

    private static byte[] WithInitializer(TensorProto tensor) =>
        new ModelProto { IrVersion = 8, Graph = new GraphProto { Initializer = { tensor } } }.ToByteArray();

    private static void AssertError(ModelFormatError kind, string text, byte[] file)
    {
        var error = Assert.Throws<ModelFormatException>(() => ModelReader.Read(file));
        Assert.Equal(kind, error.Kind);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }
}
