namespace BuildTimeML.Graph.Tests.Shapes;

/// <summary>A theory that needs the node tests of ONNX; skipped, with a message that says so, where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public const string Variable = "BUILDTIMEML_ONNX_TESTDATA";

    public CorpusTheoryAttribute()
    {
        if (!Directory.Exists(Folder))
        {
            Skip = $"The node tests of ONNX were not found: install Debian's package libonnx-testdata, or set {Variable} to the folder that holds 'node'.";
        }
    }

    public static string Folder { get; } = Path.Combine(
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "/usr/share/libonnx-testdata/data", "node");
}
