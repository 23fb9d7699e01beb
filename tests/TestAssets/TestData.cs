using System.Reflection;

namespace BuildTimeML.TestAssets;

/// <summary>
/// Where the real models and data for tests are: the folder <c>shared</c> beside the repository, or the one that
/// the environment variable <c>BUILDTIMEML_TESTDATA</c> names. A clone by itself has none.
/// </summary>
internal static class TestData
{
    public const string Variable = "BUILDTIMEML_TESTDATA";

    public static string RepositoryRoot { get; } = typeof(TestData).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    public static string? Root { get; } = FindRoot();

    /// <summary>The full path of a file of the test data, such as <c>models/mnist.onnx</c>.</summary>
    public static string File(string path) => System.IO.Path.Combine(
        Root ?? throw new DirectoryNotFoundException(Missing), path.Replace('/', System.IO.Path.DirectorySeparatorChar));

    public static string Missing => $"The test data was not found: put the folder 'shared' beside the repository, or set {Variable}.";

    private static string? FindRoot()
    {
        string root = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : System.IO.Path.GetFullPath(System.IO.Path.Combine(RepositoryRoot, "..", "shared"));
        return Directory.Exists(System.IO.Path.Combine(root, "models")) ? root : null;
    }
}
