namespace BuildTimeML.Runtime.Tests;

public class ValgrindTests
{
    private const int OfEachKind = 9;

    [ValgrindFact]
    public async Task Nothing_is_lost_in_the_engine_and_it_touches_no_memory_that_is_not_there()
    {
        IReadOnlyList<Valgrind.Finding> findings = await Valgrind.Run("all-kinds", $"{OfEachKind}");

        // What is lost once, the engine lost when it began. What is lost with each object was ours to release.
        Assert.NotEmpty(findings);
        Assert.All(findings, finding =>
        {
            Assert.False(finding.Kind == "Leak_DefinitelyLost" && finding.Blocks >= OfEachKind, $"{finding}");
            Assert.False(finding.Kind.StartsWith("Invalid", StringComparison.Ordinal) && !finding.IsOfExit, $"{finding}");
        });
    }
}
