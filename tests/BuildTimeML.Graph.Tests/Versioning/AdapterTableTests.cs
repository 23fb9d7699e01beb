using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Graph.Tests.Versioning;

public sealed class AdapterTableTests
{
    [Fact]
    public void The_history_and_the_adapters_agree()
    {
        var adapted = OperatorHistory.All.SelectMany(o => o.Changes.Where(c => c.Kind == ChangeKind.Adapted).Select(c => (o.OpType, c.Version)));

        Assert.Equal(adapted.Order(), AdapterTable.All.Select(a => (a.OpType, a.Version)).Order());
    }

    [Fact]
    public void Every_adapter_is_in_the_table()
    {
        var types = typeof(IOpAdapter).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IOpAdapter)));

        Assert.Equal(types.OrderBy(t => t.Name), AdapterTable.All.Select(a => a.GetType()).Distinct().OrderBy(t => t.Name));
    }

    [Fact]
    public void Changes_come_in_order_and_after_the_operator() =>
        Assert.All(OperatorHistory.All, o => Assert.Equal(o.Changes.Select(c => c.Version).Where(v => v > o.Since && v is > 7 and <= 21).Distinct().Order(), o.Changes.Select(c => c.Version)));

    [Theory]
    [InlineData(7, 3)]
    [InlineData(8, 3)]
    [InlineData(9, 4)]
    [InlineData(10, 5)]
    [InlineData(11, 6)]
    [InlineData(12, 7)]
    [InlineData(14, 7)]
    [InlineData(15, 8)]
    [InlineData(18, 8)]
    [InlineData(19, 9)]
    [InlineData(20, 9)]
    [InlineData(21, 10)]
    public void The_version_of_the_format_follows_the_operator_set(long opset, long ir) => Assert.Equal(ir, IrVersions.MinimumFor(opset));
}
