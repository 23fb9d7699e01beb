namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>The real models that tests run on: two are part of the repository, the others of the test data.</summary>
internal static class Models
{
    public static string MobileNet { get; } = Path.Combine(TestData.RepositoryRoot, "tests", "TestAssets", "mnist-mobilenet.onnx");

    public static string Agnews { get; } = Path.Combine(TestData.RepositoryRoot, "sample-app", "Models", "agnews-transformer.onnx");

    public static string Find(string name) => name switch
    {
        "mnist-mobilenet" => MobileNet,
        "agnews-transformer" => Agnews,
        _ => TestData.File($"models/{name}.onnx"),
    };
}
