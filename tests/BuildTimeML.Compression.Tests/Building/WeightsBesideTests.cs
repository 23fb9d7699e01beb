using System.Security.Cryptography;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Building;

/// <summary>Models that keep weights in a file beside them.</summary>
public sealed class WeightsBesideTests
{
    [Theory]
    [InlineData("Float32")]
    [InlineData("Int8WeightOnly")]
    [InlineData("Int8Dynamic")]
    public void They_are_built_to_the_bytes_that_the_model_of_one_file_is_built_to(string precision)
    {
        using var folder = new TemporaryFolder();
        string path = Split(folder);
        using var fixture = new BuildFixture(path, precision, weights: "net.onnx.data");
        using var whole = new BuildFixture(Models.MobileNet, precision);

        fixture.Build();
        whole.Build();

        Assert.Equal(["model.btml", "model.onnx"], fixture.Files);
        Assert.Equal(File.ReadAllBytes(whole.Item.OutputPath), File.ReadAllBytes(fixture.Item.OutputPath));
        byte[] weights = File.ReadAllBytes(path + ".data");
        Assert.Equal(new ModelFile("Models/net.onnx.data", weights.Length, Convert.ToHexStringLower(SHA256.HashData(weights))), Assert.Single(fixture.Manifest.SourceWeights));
        Assert.Null(fixture.Manifest.AssetWeights);
    }

    [Fact]
    public void With_nothing_to_simplify_they_become_one_file()
    {
        using var folder = new TemporaryFolder();
        using Model model = new GraphBuilder(2, 64).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "y").Build();
        ModelWriter.WriteFile(model, folder.File("net.onnx"), ExternalData.Always);
        using var fixture = new BuildFixture(folder.File("net.onnx"), "Float32", weights: "net.onnx.data");

        fixture.Build();

        using Model built = ModelReader.Read(fixture.Item.OutputPath);
        Assert.Empty(built.ExternalFiles);
        Assert.Equal(model.Graph.Initializers[0].Initializer!.Data.ToArray(), built.Graph.Initializers[0].Initializer!.Data.ToArray());
        Assert.StartsWith("size 1", fixture.Manifest.Measurements[0].Name + " " + fixture.Manifest.Measurements[0].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named_with_its_tensor()
    {
        using var folder = new TemporaryFolder();
        string path = Split(folder);
        File.Delete(path + ".data");
        using var fixture = new BuildFixture(path, "Float32", weights: "net.onnx.data");

        BuildError error = fixture.BuildError();

        Assert.Equal("BTML1016", error.Code);
        Assert.Contains("lies in 'net.onnx.data': there is no such file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_outside_the_folder_is_not_read()
    {
        using var folder = new TemporaryFolder();
        string inner = Directory.CreateDirectory(folder.File("inner")).FullName;
        byte[] model = File.ReadAllBytes(Split(folder));
        Replace(model, "net.onnx.data", "../x.onnx.dat");
        File.Move(folder.File("net.onnx.data"), folder.File("x.onnx.dat"));
        File.WriteAllBytes(Path.Combine(inner, "net.onnx"), model);
        using var fixture = new BuildFixture(Path.Combine(inner, "net.onnx"), "Float32", weights: "../x.onnx.dat");

        BuildError error = fixture.BuildError();

        Assert.Equal("BTML1016", error.Code);
        Assert.Contains("that is outside the model's folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_changes_during_the_build_fails_it()
    {
        using var folder = new TemporaryFolder();
        string path = Split(folder);
        using var fixture = new BuildFixture(path, "Float32", weights: "net.onnx.data");
        fixture.PhaseBegins = p => { if (p == "writing") { File.SetLastWriteTimeUtc(path + ".data", DateTime.UnixEpoch); } };

        BuildError error = fixture.BuildError();

        Assert.Equal("BTML1018", error.Code);
        Assert.Contains("'Models/net.onnx.data'", error.Message, StringComparison.Ordinal);
        Assert.Equal(["model.btml"], fixture.Files);
    }

    [Fact]
    public void A_model_of_two_files_takes_the_place_of_one_of_one_and_gives_it_back()
    {
        using var folder = new TemporaryFolder();
        string target = folder.File("out.onnx");
        using Model model = ModelReader.Read(Models.MobileNet);
        using (var two = new TemporaryModel(target))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(two.Path)!);
            ModelWriter.WriteFile(model, two.Path, ExternalData.Always);
            Assert.NotNull(two.WeightsPath);
            two.TakePlace();
        }

        Assert.Equal(["out.onnx", "out.onnx.data"], folder.Names());
        using (Model read = ModelReader.Read(target))
        {
            Assert.Equal(["out.onnx.data"], read.ExternalFiles.Select(f => f.Location));
        }

        using (var one = new TemporaryModel(target))
        {
            one.Write(model);
            one.TakePlace();
        }

        Assert.Equal(["out.onnx"], folder.Names());
    }

    private static string Split(TemporaryFolder folder)
    {
        using Model model = ModelReader.Read(Models.MobileNet);
        ModelWriter.WriteFile(model, folder.File("net.onnx"), ExternalData.Always);
        return folder.File("net.onnx");
    }

    // Both are of the same length.
    private static void Replace(byte[] bytes, string from, string to)
    {
        byte[] search = System.Text.Encoding.ASCII.GetBytes(from);
        for (int at = 0; bytes.AsSpan(at).IndexOf(search) is >= 0 and var found; at += found + search.Length)
        {
            System.Text.Encoding.ASCII.GetBytes(to).CopyTo(bytes, at + found);
        }
    }
}
