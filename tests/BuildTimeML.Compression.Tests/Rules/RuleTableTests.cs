using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Rules;

namespace BuildTimeML.Compression.Tests.Rules;

public sealed class RuleTableTests
{
    [Fact]
    public void Every_rule_is_in_the_table() => Assert.Equal(
        typeof(IRewriteRule).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IRewriteRule))).OrderBy(t => t.Name),
        RuleTable.All.Select(r => r.GetType()).OrderBy(t => t.Name));

    [Fact]
    public void Rules_are_called_what_their_classes_are() =>
        Assert.All(RuleTable.All, rule => Assert.Equal(rule.GetType().Name, rule.Name + "Rule"));

    [Fact]
    public void Exact_rules_are_in_the_table_and_in_its_order() => Assert.Equal(
        RuleTable.Exact.Select(r => r.GetType()), RuleTable.All.Select(r => r.GetType()).Where(t => RuleTable.Exact.Any(e => e.GetType() == t)));

    [Fact]
    public void Every_rule_is_documented()
    {
        string page = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "docs", "simplification.md"));

        Assert.All(RuleTable.All, rule => Assert.Contains($"| `{rule.Name}` |", page, StringComparison.Ordinal));
    }
}
