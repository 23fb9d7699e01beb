using System.Buffers;
using System.Globalization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Tests.Serialization;

/// <summary>Models whose tensors lie in files beside them.</summary>
public sealed class ExternalDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_written_in_two_files_reads_as_the_same()
    {
        using Model original = ModelReader.Read(TestModels.MobileNet);
        string path = _folder.File("m.onnx");

        Assert.Equal([path + ".data", path], ModelWriter.WriteFile(original, path, ExternalData.Always));

        using Model read = ModelReader.Read(path);
        Assert.Equal(["m.onnx.data"], read.ExternalFiles.Select(f => f.Location));
        Assert.Equal(File.ReadAllBytes(TestModels.MobileNet), Written(read));
        Assert.True(new FileInfo(path).Length < new FileInfo(path + ".data").Length);
        var offsets = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path)).Graph.Initializer
            .SelectMany(i => i.ExternalData.Where(e => e.Key == "offset").Select(e => long.Parse(e.Value, CultureInfo.InvariantCulture)))
            .ToList();
        Assert.True(offsets.Count > 10);
        Assert.All(offsets, o => Assert.Equal(0, o % 4096));
    }

    [Fact]
    public void The_same_model_is_always_the_same_bytes()
    {
        using Model original = ModelReader.Read(TestModels.MobileNet);
        (string one, string two) = (_folder.File("one"), _folder.File("two"));
        Directory.CreateDirectory(one);
        Directory.CreateDirectory(two);

        ModelWriter.WriteFile(original, Path.Combine(one, "m.onnx"), ExternalData.Always);
        ModelWriter.WriteFile(original, Path.Combine(two, "m.onnx"), ExternalData.Always);

        Assert.Equal(File.ReadAllBytes(Path.Combine(one, "m.onnx")), File.ReadAllBytes(Path.Combine(two, "m.onnx")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(one, "m.onnx.data")), File.ReadAllBytes(Path.Combine(two, "m.onnx.data")));
    }

    [Fact]
    public void A_model_may_be_written_over_the_files_that_it_comes_from()
    {
        string path = _folder.File("m.onnx");
        using (Model original = ModelReader.Read(TestModels.MobileNet))
        {
            ModelWriter.WriteFile(original, path, ExternalData.Always);
        }

        using (Model read = ModelReader.Read(path))
        {
            read.Graph.Nodes[0].Name = "renamed";
            ModelWriter.WriteFile(read, path, ExternalData.Always);
        }

        using Model again = ModelReader.Read(path);
        Assert.Equal("renamed", again.Graph.Nodes[0].Name);
        Assert.Equal(["m.onnx", "m.onnx.data"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_model_that_one_file_can_hold_is_one_file()
    {
        using Model original = ModelReader.Read(TestModels.MobileNet);

        Assert.Equal([_folder.File("m.onnx")], ModelWriter.WriteFile(original, _folder.File("m.onnx")));
        Assert.Equal(File.ReadAllBytes(TestModels.MobileNet), File.ReadAllBytes(_folder.File("m.onnx")));
    }

    [Theory]
    [InlineData("../w.bin", "that is outside the model's folder")]
    [InlineData("sub/../../w.bin", "that is outside the model's folder")]
    [InlineData("/etc/hostname", "an absolute path")]
    [InlineData("C:\\w.bin", "an absolute path")]
    [InlineData("\\\\server\\w.bin", "an absolute path")]
    [InlineData("missing.bin", "no such file")]
    [InlineData("", "names no file")]
    [InlineData(".", "outside the model's folder")]
    [InlineData("model", "no such file")]
    public void Locations_that_do_not_lead_to_a_file_of_the_folder_are_refused(string location, string reason)
    {
        File.WriteAllBytes(_folder.File("w.bin"), new byte[64]);
        string folder = Directory.CreateDirectory(_folder.File("model")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "model"));

        AssertRefused(Path.Combine(folder, "m.onnx"), location, reason);
    }

    [Fact]
    public void Links_that_leave_the_folder_are_refused_and_others_followed()
    {
        File.WriteAllBytes(_folder.File("outside.bin"), new byte[8]);
        string folder = Directory.CreateDirectory(_folder.File("model")).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "out.bin"), _folder.File("outside.bin"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "up"), _folder.Path);
        File.CreateSymbolicLink(Path.Combine(folder, "circle.bin"), Path.Combine(folder, "circle.bin"));
        File.WriteAllBytes(Path.Combine(folder, "inside.bin"), [0, 0, 128, 63, 0, 0, 0, 64]);
        File.CreateSymbolicLink(Path.Combine(folder, "in.bin"), Path.Combine(folder, "inside.bin"));
        string path = Path.Combine(folder, "m.onnx");

        AssertRefused(path, "out.bin", "a link to a file outside");
        AssertRefused(path, "up/outside.bin", "a link to a file outside");
        AssertRefused(path, "circle.bin", "a circle of links");
        Write(path, "in.bin", []);
        using Model model = ModelReader.Read(path);
        Assert.Equal([1f, 2f], model.Graph.Initializers[0].Initializer!.Elements<float>().ToArray());
    }

    [Fact]
    public void A_model_that_is_a_link_finds_its_data_beside_itself_or_beside_its_target()
    {
        string blobs = Directory.CreateDirectory(_folder.File("blobs")).FullName;
        string snapshot = Directory.CreateDirectory(_folder.File("snapshot")).FullName;
        Write(Path.Combine(blobs, "a"), "w.bin", []);
        File.WriteAllBytes(Path.Combine(blobs, "b"), new byte[8]);
        File.CreateSymbolicLink(Path.Combine(snapshot, "m.onnx"), Path.Combine(blobs, "a"));
        File.CreateSymbolicLink(Path.Combine(snapshot, "w.bin"), Path.Combine(blobs, "b"));

        ModelReader.Read(Path.Combine(snapshot, "m.onnx")).Dispose();
    }

    [Theory]
    [InlineData("offset", "-1", "its offset '-1' is no number")]
    [InlineData("offset", "1", "8 bytes from byte 1 on go beyond its end at byte 8")]
    [InlineData("offset", "9223372036854775807", "go beyond its end")]
    [InlineData("offset", "9223372036854775808", "is no number")]
    [InlineData("length", "7", "it gives 7 bytes, and its type and shape take 8")]
    [InlineData("length", "many", "its length 'many' is no number")]
    public void Offsets_and_lengths_that_do_not_fit_are_refused(string key, string value, string reason)
    {
        File.WriteAllBytes(_folder.File("w.bin"), new byte[8]);

        AssertRefused(_folder.File("m.onnx"), "w.bin", reason, (key, value));
    }

    [Fact]
    public void A_shape_that_exceeds_its_file_is_refused()
    {
        File.WriteAllBytes(_folder.File("w.bin"), new byte[8]);
        string path = _folder.File("m.onnx");
        Write(path, "w.bin", [], 1L << 40);

        Assert.Contains("4398046511104 bytes from byte 0 on go beyond", Assert.Throws<ModelFormatException>(() => ModelReader.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_more_than_two_gigabytes_is_read_in_pieces()
    {
        long length = (1L << 31) + (1L << 30);
        string path = _folder.File("m.onnx");
        using (FileStream sparse = File.Create(_folder.File("w.bin")))
        {
            sparse.SetLength(length + 8);
            sparse.Position = length;
            sparse.Write([1, 2, 3, 4, 5, 6, 7, 8]);
        }

        Write(path, "w.bin", [("offset", "8")], length / 4);
        using Model model = ModelReader.Read(path);
        Tensor tensor = model.Graph.Initializers[0].Initializer!;

        Assert.Equal(length, tensor.ByteSize);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], tensor.Bytes.Slice(length - 8).ToArray());
        Assert.Throws<TensorTooLargeException>(() => tensor.Data);
        Assert.True(Assert.Throws<ModelTooLargeException>(() => ModelWriter.Write(model, Stream.Null)).Bytes > length);
    }

    private void AssertRefused(string path, string location, string reason, params (string Key, string Value)[] entries)
    {
        Write(path, location, entries);

        var error = Assert.Throws<ModelFormatException>(() => ModelReader.Read(path));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal((ModelFormatError.ExternalData, "w", location), (error.Kind, error.Tensor, error.Location));
        Assert.True(Directory.Exists(_folder.Path));
    }

    private static void Write(string path, string location, (string Key, string Value)[] entries, long elements = 2)
    {
        var tensor = new TensorProto { Name = "w", DataType = 1, Dims = { elements }, DataLocation = TensorProto.Types.DataLocation.External };
        foreach ((string key, string value) in entries.Prepend(("location", location)))
        {
            tensor.ExternalData.Add(new StringStringEntryProto { Key = key, Value = value });
        }

        var model = new ModelProto { IrVersion = 8, OpsetImport = { new OperatorSetIdProto { Version = 17 } }, Graph = new GraphProto { Initializer = { tensor } } };
        File.WriteAllBytes(path, model.ToByteArray());
    }

    private static byte[] Written(Model model)
    {
        var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        return stream.ToArray();
    }
}
