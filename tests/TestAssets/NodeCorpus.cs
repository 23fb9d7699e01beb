namespace BuildTimeML.TestAssets;

/// <summary>
/// The node tests of the ONNX specification: one small model each, with inputs and the outputs they have to give. Debian's
/// package <c>libonnx-testdata</c> installs them; the environment variable BUILDTIMEML_ONNX_TESTDATA names another place.
/// </summary>
internal static class NodeCorpus
{
    public const string Variable = "BUILDTIMEML_ONNX_TESTDATA";

    public static string? Root { get; } = FindRoot();

    public static string Missing => $"The node tests of ONNX were not found: install Debian's package libonnx-testdata, or set {Variable} to the folder that holds 'node'.";

    /// <summary>The folders that hold a model, in the order of their names.</summary>
    public static IReadOnlyList<string> Folders { get; } = Root is null
        ? []
        : [.. Directory.EnumerateDirectories(Path.Combine(Root, "node")).Order(StringComparer.Ordinal).Where(d => File.Exists(Path.Combine(d, "model.onnx")))];

    private static string? FindRoot()
    {
        string root = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "/usr/share/libonnx-testdata/data";
        return Directory.Exists(Path.Combine(root, "node")) ? root : null;
    }
}
