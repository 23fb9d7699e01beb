using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Pruning.Channels;

/// <summary>Channels that the layers behind do not use can be removed, and nothing else changes: whatever lies between.</summary>
public sealed class AxisRuleTests
{
    public static TheoryData<string> Operators => [.. AxisRuleCases.All.Keys];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Unused_channels_go_through_the_operator(string operatorName)
    {
        using Model model = AxisRuleCases.All[operatorName]();

        UnusedChannels.Remove(model, tolerance: 1e-5);
    }

    [Fact]
    public void Every_rule_has_a_case() => Assert.Equal(AxisRuleTable.Operators, AxisRuleCases.All.Keys.Order(StringComparer.Ordinal));
}
