using BuildTimeML.Tool.Inspection;

namespace BuildTimeML.Tool.Tests.Inspection;

public sealed class RiskTableTests
{
    [Fact]
    public void Every_risk_has_a_row_in_the_documentation()
    {
        string documentation = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "docs", "tool.md"));

        Assert.All(RiskTable.All, risk => Assert.Contains($"| `{risk.Id}` |", documentation, StringComparison.Ordinal));
        Assert.Equal(RiskTable.All.Count, RiskTable.All.Select(r => r.Id).Distinct().Count());
    }
}
