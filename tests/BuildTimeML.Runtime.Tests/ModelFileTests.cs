using System.Security.Cryptography;

namespace BuildTimeML.Runtime.Tests;

public sealed class ModelFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_generated_classs_model_is_found_below_the_model_directory()
    {
        ModelInfo info = Write("assets/add.onnx", Models.Add);

        using ModelSession session = ModelSession.Load(info, new ModelOptions { ModelDirectory = _folder });

        Assert.Equal("sum", session.Outputs[0].Name);
    }

    [Fact]
    public void A_generated_classs_model_is_looked_for_beside_the_app()
    {
        ModelInfo info = Write("add.onnx", Models.Add) with { AssetPath = "BuildTimeML/App/NotDeployed.onnx" };

        ModelFileException error = Assert.Throws<ModelFileException>(() => ModelSession.Load(info));

        string expected = Path.Combine(AppContext.BaseDirectory, "BuildTimeML", "App", "NotDeployed.onnx");
        Assert.StartsWith($"The model file '{expected}' is missing. Rebuild the project", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_with_one_byte_changed_is_refused_and_both_hashes_are_named()
    {
        ModelInfo info = Write("add.onnx", Models.Add);
        byte[] changed = [.. Models.Add];
        changed[^1] ^= 1;
        File.WriteAllBytes(Path.Combine(_folder, "add.onnx"), changed);

        ModelFileException error = Refused(info);

        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(changed)), error.Message, StringComparison.Ordinal);
        Assert.Contains(info.Sha256, error.Message, StringComparison.Ordinal);
        Assert.Contains("Rebuild", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_another_length_is_refused_and_both_lengths_are_named()
    {
        ModelInfo info = Write("add.onnx", Models.Add);
        File.WriteAllBytes(Path.Combine(_folder, "add.onnx"), [.. Models.Add, 0]);

        ModelFileException error = Refused(info);

        Assert.Contains($"is {info.Size + 1} bytes long", error.Message, StringComparison.Ordinal);
        Assert.Contains($"one of {info.Size} bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engine_does_not_see_a_file_whose_hash_is_wrong()
    {
        byte[] noModel = [.. "this is no model"u8];
        ModelInfo info = Write("x.onnx", noModel) with { Sha256 = new string('0', 64) };

        Refused(info);
    }

    [Fact]
    public void The_case_of_the_hash_does_not_matter()
    {
        ModelInfo info = Write("add.onnx", Models.Add);

        ModelSession.Load(info with { Sha256 = info.Sha256.ToUpperInvariant() }, new ModelOptions { ModelDirectory = _folder }).Dispose();
        ModelSession.Load(info with { Sha256 = info.Sha256.ToLowerInvariant() }, new ModelOptions { ModelDirectory = _folder }).Dispose();
    }

    [Fact]
    public void Weights_in_a_file_of_their_own_are_checked_as_the_model_is()
    {
        byte[] weights = [.. BitConverter.GetBytes(10f), .. BitConverter.GetBytes(20f)];
        ModelInfo info = Write("assets/add.onnx", AddWeights("add.onnx.data")) with { Weights = WriteWeights("assets/add.onnx.data", weights) };
        ModelSession.Load(info, new ModelOptions { ModelDirectory = _folder }).Dispose();

        WriteWeights("assets/add.onnx.data", [.. weights[..^1], 1]);
        Assert.Contains($"add.onnx.data' of Add has the SHA-256", Refused(info).Message, StringComparison.Ordinal);

        WriteWeights("assets/add.onnx.data", weights[..^1]);
        Assert.Contains("is 7 bytes long; the class was generated for one of 8 bytes", Refused(info).Message, StringComparison.Ordinal);

        File.Delete(Path.Combine(_folder, "assets/add.onnx.data"));
        Assert.Contains("add.onnx.data' is missing", Refused(info).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_file_can_be_replaced_once_the_session_is_there()
    {
        Write("add.onnx", Models.Add);
        string path = Path.Combine(_folder, "add.onnx");
        using ModelSession session = ModelSession.Load(path);

        using var exclusive = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(Models.Add.Length, exclusive.Length);
    }

    [Fact]
    public void A_missing_file_an_empty_file_and_a_folder_each_have_their_own_message()
    {
        string empty = Path.Combine(_folder, "empty.onnx");
        File.WriteAllBytes(empty, []);

        Assert.Contains("is missing", Refused(Path.Combine(_folder, "none.onnx")).Message, StringComparison.Ordinal);
        Assert.Contains("is missing", Refused(Path.Combine(_folder, "none", "none.onnx")).Message, StringComparison.Ordinal);
        Assert.Contains("is empty", Refused(empty).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Refused(_folder).Message, StringComparison.Ordinal);
    }

    private static byte[] AddWeights(string location) => OnnxModel.Of(
        [new("x", ElementType.Float32, 2L)],
        [new("y", ElementType.Float32, 2L)],
        [OnnxModel.ExternalFloats("w", [2], location)],
        OnnxModel.Node("Add", ["x", "w"], ["y"]));

    private static ModelFileException Refused(string path) => Assert.Throws<ModelFileException>(() => ModelSession.Load(path));

    private ModelFileException Refused(ModelInfo info) =>
        Assert.Throws<ModelFileException>(() => ModelSession.Load(info, new ModelOptions { ModelDirectory = _folder }));

    private WeightsFile WriteWeights(string assetPath, byte[] weights)
    {
        File.WriteAllBytes(Path.Combine(_folder, assetPath), weights);
        // Less than one piece.
        return new WeightsFile(assetPath, weights.Length, Convert.ToHexStringLower(SHA256.HashData(SHA256.HashData(weights))));
    }

    private ModelInfo Write(string assetPath, byte[] model)
    {
        string path = Path.Combine(_folder, assetPath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, model);
        return new ModelInfo("Add", "Float32", assetPath, model.Length, Convert.ToHexStringLower(SHA256.HashData(model)), model.Length);
    }
}
