using System.Text.RegularExpressions;
using BuildTimeML.Compression.Training.OperatorGradients;
using BuildTimeML.Graph.Ops;

namespace BuildTimeML.Compression.Tests.Training;

public sealed class GradientTableTests
{
    [Fact]
    public void Every_gradient_is_in_the_table() => Assert.Equal(
        typeof(IGradient).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IGradient))).Select(t => t.Name).Order(StringComparer.Ordinal),
        GradientTable.All.Select(g => g.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_operators_are_known() => Assert.All(GradientTable.All.SelectMany(g => g.Operators), name => Assert.NotNull(OpTable.Find(name)));

    [Fact]
    public void The_documentation_lists_the_operators()
    {
        string page = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "docs", "training.md"));
        string section = page.Split("## Operators that have a gradient")[1].Split("\n| layer |")[0];
        IEnumerable<string> listed = section.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(l => Regex.Matches(l.Split('|')[1], "`([A-Za-z0-9]+)`").Select(m => m.Groups[1].Value));

        Assert.Equal(GradientTable.All.SelectMany(g => g.Operators).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }
}
