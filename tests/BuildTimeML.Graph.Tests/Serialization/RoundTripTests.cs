using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Serialization.Proto;
using BuildTimeML.TestAssets;

namespace BuildTimeML.Graph.Tests.Serialization;

public sealed class RoundTripTests
{
    public static TheoryData<string> SharedModels =>
    [
        "agnews-transformer", "cifar-cnn", "iris-random-forest", "mnist", "mnist-mobilenet", "squeezenet", "ultraface-rfb-320",
    ];

    [TestDataTheory]
    [MemberData(nameof(SharedModels))]
    public void A_model_read_and_written_is_the_same_message(string name) => AssertSameMessage(TestData.File($"models/{name}.onnx"));

    [Fact]
    public void The_committed_model_read_and_written_is_the_same_bytes()
    {
        string path = TestModels.MobileNet;
        using Model model = ModelReader.Read(path);

        Assert.Equal(File.ReadAllBytes(path), Written(model));
    }

    [TestDataTheory]
    [MemberData(nameof(SharedModels))]
    public void A_model_that_was_read_is_valid(string name)
    {
        using Model model = ModelReader.Read(TestData.File($"models/{name}.onnx"));

        Assert.Null(GraphVerifier.Verify(model));
    }

    [TestDataFact]
    public void Size_is_what_is_written()
    {
        using Model model = ModelReader.Read(TestData.File("models/squeezenet.onnx"));

        Assert.Equal(Written(model).Length, ModelWriter.Size(model));
    }

    [TestDataFact]
    public void Reading_takes_no_copy_of_the_weights()
    {
        string path = TestData.File("models/agnews-transformer.onnx");
        ModelReader.Read(path).Dispose();
        long before = GC.GetAllocatedBytesForCurrentThread();

        using Model model = ModelReader.Read(path);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, new FileInfo(path).Length / 4);
    }

    private static void AssertSameMessage(string path)
    {
        using Model model = ModelReader.Read(path);

        Assert.Equal(ModelProto.Parser.ParseFrom(File.ReadAllBytes(path)), ModelProto.Parser.ParseFrom(Written(model)));
    }

    private static byte[] Written(Model model)
    {
        var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        return stream.ToArray();
    }
}
