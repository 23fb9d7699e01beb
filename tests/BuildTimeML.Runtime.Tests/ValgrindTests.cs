namespace BuildTimeML.Runtime.Tests;

public class ValgrindTests
{
    private const int OfEachKind = 9;

    [ValgrindFact]
    public async Task Nothing_is_lost_in_the_engine_and_it_touches_no_memory_that_is_not_there()
    {
        IReadOnlyList<Valgrind.Finding> findings = await Valgrind.Run("all-kinds", $"{OfEachKind}");

        // What is lost once, the engine lost when it began. What is lost with each object was ours to release.
        Assert.DoesNotContain(findings, finding => finding.IsLeak && finding.Blocks >= OfEachKind);
        Assert.DoesNotContain(findings, finding => finding.Kind.StartsWith("Invalid", StringComparison.Ordinal));
    }
}
