using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Package.Tests.Infrastructure;
using BuildTimeML.Tasks.Signatures;
using BuildTimeML.TestAssets;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class ModelSignatureReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-signature-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("tests/TestAssets/mnist-mobilenet.onnx", "image: float32 [batch, 1, 28, 28]", "logits: float32 [batch, 10]")]
    [InlineData("sample-app/Models/agnews-transformer.onnx", "tokens: int64 [batch, 48]", "logits: float32 [batch, 4]")]
    public void The_models_of_this_repository_are_read(string path, string inputs, string outputs) =>
        AssertSignature(Path.Combine(DotNet.RepositoryRoot, path), inputs, outputs);

    [TestDataTheory]
    [InlineData("squeezenet", "data_0: float32 [1, 3, 224, 224]", "softmaxout_1: float32 [1, 1000, 1, 1]")]
    [InlineData("mnist", "Input3: float32 [1, 1, 28, 28]", "Plus214_Output_0: float32 [1, 10]")]
    [InlineData("ultraface-rfb-320", "input: float32 [1, 3, 240, 320]", "scores: float32 [1, 4420, 2]; boxes: float32 [1, 4420, 4]")]
    [InlineData("iris-random-forest", "X: float32 [?, 4]", "output_label: int64 [?]; output_probability: sequence of map from int64 to float32 [?...]")]
    public void Published_models_are_read_without_their_weights_among_the_inputs(string model, string inputs, string outputs) =>
        AssertSignature(TestData.File($"models/{model}.onnx"), inputs, outputs);

    [Fact]
    public void The_files_that_weights_lie_in_are_listed_once_each()
    {
        string path = Path.Combine(_folder, "split.onnx");
        using (var model = Graph.Serialization.ModelReader.Read(Path.Combine(DotNet.RepositoryRoot, "tests/TestAssets/mnist-mobilenet.onnx")))
        {
            Graph.Serialization.ModelWriter.WriteFile(model, path, Graph.Serialization.ExternalData.Always);
        }

        Assert.Equal(["split.onnx.data"], ModelSignatureReader.Read(path, "split.onnx").WeightsLocations);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void Inputs_with_an_initializer_are_listed_apart_with_its_type_and_shape(long irVersion)
    {
        string path = Path.Combine(_folder, "defaults.onnx");
        using (var model = Graph.GraphTextReader.Read($$"""
            <ir_version: {{irVersion}}, opset_import: ["": 13]>
            test (int64[] ids, float[2, 3] x, float scale) => (float[2, 3] y) <float scale = {2}, float[3] bias = {1, 2, 3}, int64[2] ids = {0, 1}> {
              scaled = Mul(x, scale)
              y = Gather(scaled, ids)
            }
            """))
        {
            Graph.Serialization.ModelWriter.WriteFile(model, path);
        }

        ModelSignature signature = ModelSignatureReader.Read(path, "defaults.onnx");

        Assert.Equal("x: float32 [2, 3]", Describe(signature.Inputs));
        Assert.Equal("ids: int64 [?...]; scale: float32 []", Describe(signature.Defaulted.Select(d => d.Input)));
        Assert.Equal(["ids: int64 [2]", "scale: float32 []"], signature.Defaulted.Select(d => $"{d.Default.Name}: {d.Default.Describe()}"));
    }

    [Fact]
    public void Dimensions_of_a_tensor_may_stand_one_behind_the_other()
    {
        // An input x and an initializer of that name: dims {2, 300} packed into one field, of float32.
        string path = Path.Combine(_folder, "packed.onnx");
        byte[] tensor = [0x0A, 3, 2, 0xAC, 0x02, 0x10, 1, 0x42, 1, (byte)'x'];
        File.WriteAllBytes(path, [8, 8, .. Field(7, [.. Field(5, tensor), .. Field(11, Field(1, "x"u8.ToArray()))])]);

        Assert.Equal("float32 [2, 300]", Assert.Single(ModelSignatureReader.Read(path, "packed.onnx").Defaulted).Default.Describe());
    }

    [Fact]
    public void Graphs_in_each_other_without_end_are_a_coded_error()
    {
        byte[] graph = [];
        for (int depth = 0; depth < 2000; depth++)
        {
            graph = Field(1, Field(5, Field(6, graph))); // node, attribute, graph
        }

        string path = Path.Combine(_folder, "deep.onnx");
        File.WriteAllBytes(path, [8, 8, .. Field(7, graph)]);

        Assert.Equal("BTML1012", Assert.Throws<BuildErrorException>(() => ModelSignatureReader.Read(path, "deep.onnx")).Error.Code);
    }

    [Fact]
    public void Types_in_each_other_without_end_are_a_coded_error()
    {
        byte[] type = [];
        for (int depth = 0; depth < 2000; depth++)
        {
            type = Field(4, Field(1, type)); // sequence, element
        }

        string path = Path.Combine(_folder, "deep.onnx");
        File.WriteAllBytes(path, [8, 8, .. Field(7, Field(11, Field(2, type)))]);

        Assert.Equal("BTML1012", Assert.Throws<BuildErrorException>(() => ModelSignatureReader.Read(path, "deep.onnx")).Error.Code);
    }

    [Fact]
    public void A_model_cut_off_anywhere_ends_in_a_signature_or_a_coded_error()
    {
        byte[] model = File.ReadAllBytes(Path.Combine(DotNet.RepositoryRoot, "tests/TestAssets/mnist-mobilenet.onnx"));
        string path = Path.Combine(_folder, "cut.onnx");
        var codes = new HashSet<string>();
        for (int length = 0; length < model.Length; length += length < 64 ? 1 : 1009)
        {
            File.WriteAllBytes(path, model[..length]);
            codes.Add(Assert.Throws<BuildErrorException>(() => ModelSignatureReader.Read(path, "cut.onnx")).Error.Code);
        }

        Assert.Equal(["BTML1011", "BTML1012", "BTML1013"], codes.Order());
    }

    [Fact]
    public void Bytes_turned_around_never_escape_as_another_exception()
    {
        byte[] model = File.ReadAllBytes(Path.Combine(DotNet.RepositoryRoot, "tests/TestAssets/mnist-mobilenet.onnx"));
        string path = Path.Combine(_folder, "mutated.onnx");
        var random = new Random(20260101);
        for (int round = 0; round < 300; round++)
        {
            byte[] mutated = [.. model];
            for (int n = random.Next(1, 40); n > 0; n--)
            {
                mutated[random.Next(random.Next(2) == 0 ? 200 : mutated.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, mutated);
            try
            {
                Assert.NotNull(ModelSignatureReader.Read(path, "mutated.onnx"));
            }
            catch (BuildErrorException e)
            {
                Assert.StartsWith("BTML101", e.Error.Code, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Two_hundred_megabytes_of_weights_are_not_read()
    {
        // ir_version 8, then a graph that holds one initializer of 200 MB and one input; the file is sparse.
        const int weights = 200 << 20;
        byte[] input = [0x5A, 0x03, 0x0A, 0x01, (byte)'x'];
        byte[] tensor = [0x42, 0x01, (byte)'w', 0x4A, .. Varint(weights)];
        byte[] graph = [0x2A, .. Varint(tensor.Length + weights), .. tensor];
        string path = Path.Combine(_folder, "large.onnx");
        using (FileStream file = File.Create(path))
        {
            file.Write([0x08, 0x08, 0x3A, .. Varint(graph.Length + weights + input.Length), .. graph]);
            file.Position += weights;
            file.Write(input);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        ModelSignature signature = ModelSignatureReader.Read(path, "large.onnx");

        Assert.Equal("x", Assert.Single(signature.Inputs).Name);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);

        static byte[] Varint(long value)
        {
            var bytes = new List<byte>();
            for (; value >= 0x80; value >>= 7)
            {
                bytes.Add((byte)(value | 0x80));
            }

            return [.. bytes, (byte)value];
        }
    }

    private static void AssertSignature(string path, string inputs, string outputs)
    {
        ModelSignature signature = ModelSignatureReader.Read(path, Path.GetFileName(path));

        Assert.Equal(inputs, Describe(signature.Inputs));
        Assert.Equal(outputs, Describe(signature.Outputs));
    }

    private static string Describe(IEnumerable<TensorSignature> values) => string.Join("; ", values.Select(v => $"{v.Name}: {v.Describe()}"));

    private static byte[] Field(int number, byte[] message)
    {
        var length = new List<byte>();
        for (int rest = message.Length; ; rest >>= 7)
        {
            length.Add((byte)(rest < 0x80 ? rest : (rest & 0x7F) | 0x80));
            if (rest < 0x80)
            {
                return [(byte)((number << 3) | 2), .. length, .. message];
            }
        }
    }
}
