using System.Security.Cryptography;
using BuildTimeML.Manifest;
using BuildTimeML.Tasks;
using BuildTimeML.TestAssets;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Generator.Tests;

/// <summary>The models of the test data, as a build without optimisation would hand them to the generator.</summary>
internal static class RealModels
{
    public static ModelManifest[] Manifests()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("buildtimeml-");
        try
        {
            string models = TestData.File("models");
            var task = new ReadModelSignatures
            {
                BuildEngine = new NoBuildEngine(),
                Models = [.. Directory.GetFiles(models, "*.onnx").Order(StringComparer.Ordinal).Select(path => new TaskItem(Path.GetFileName(path)))],
                ProjectDirectory = models,
                IntermediateDirectory = folder.FullName,
                AssemblyName = "app",
                RootNamespace = "App",
            };
            Assert.True(task.Execute());
            return [.. folder.GetFiles("*.btml").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => Complete(ManifestReader.Read(File.ReadAllText(file.FullName)), models))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ModelManifest Complete(ModelManifest manifest, string models) => manifest with
    {
        Stage = ManifestStage.Complete,
        Asset = manifest.Source with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(models, manifest.Source.Path)))) },
    };
}
