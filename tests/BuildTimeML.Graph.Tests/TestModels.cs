using BuildTimeML.TestAssets;

namespace BuildTimeML.Graph.Tests;

/// <summary>The models that are part of the repository.</summary>
internal static class TestModels
{
    public static string MobileNet { get; } = Path.Combine(TestData.RepositoryRoot, "tests", "TestAssets", "mnist-mobilenet.onnx");
}
