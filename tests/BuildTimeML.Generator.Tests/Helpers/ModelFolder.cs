using System.Security.Cryptography;
using BuildTimeML.Manifest;

namespace BuildTimeML.Generator.Tests;

/// <summary>A folder of its own with a model in it.</summary>
internal sealed class ModelFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("buildtimeml-");

    public ModelFolder(byte[] onnx) => Asset = Add("model.onnx", onnx);

    public string Path => _folder.FullName;

    /// <summary>The model as a manifest names it.</summary>
    public ModelFile Asset { get; }

    public ModelFile Add(string name, byte[] onnx)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, name), onnx);
        return new ModelFile(name, onnx.Length, Convert.ToHexStringLower(SHA256.HashData(onnx)));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
