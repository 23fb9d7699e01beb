namespace BuildTimeML.Compression.Tests.Building;

/// <summary>A test with a model of more than 2 GB, which takes minutes and 10 GB of disk: only where it is asked for.</summary>
public sealed class LargeFactAttribute : FactAttribute
{
    private const string Variable = "BUILDTIMEML_LARGE";

    public LargeFactAttribute() => Skip = Environment.GetEnvironmentVariable(Variable) == "1" ? null : $"{Variable}=1 runs it.";
}
