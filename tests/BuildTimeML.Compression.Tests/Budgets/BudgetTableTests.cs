using BuildTimeML.Build;
using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Budgets;

public sealed class BudgetTableTests
{
    [Fact]
    public void Every_broken_budget_gets_an_error_of_its_own()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Int8WeightOnly", maxSize: 1000);
        fixture.Item = fixture.Item with { Limits = new QualityLimits(MinAgreement: null, MinSqnr: 150, MaxAccuracyDrop: 5), Costs = CostLimits.None with { MaxLatency = 0.0001 } };
        fixture.Samples = new SampleSets(null, new EvaluationSet(ArraySamples.Normal("image", [1, 1, 28, 28], 10), null, null));

        var exception = Assert.Throws<BuildErrorException>(() => fixture.Build());

        Assert.Equal(["BTML1001", "BTML1003", "BTML1004", "BTML1007"], exception.Errors.Select(e => e.Code));
    }

    [Fact]
    public void Every_budget_is_in_the_table() => Assert.Equal(
        typeof(IBudget).Assembly.GetTypes().Where(t => typeof(IBudget).IsAssignableFrom(t) && !t.IsAbstract).Select(t => t.Name).Order(),
        BudgetTable.All.Select(b => b.GetType().Name).Order());
}
