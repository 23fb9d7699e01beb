using BuildTimeML.Build;
using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Selection;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class SchemeTableTests
{
    [Fact]
    public void The_tables_hold_the_precisions_that_projects_can_name()
    {
        Assert.Equal(Precisions.Schemes, SchemeTable.All.Select(s => s.Precision));
        Assert.Equal(Precisions.Choices, ChoiceTable.All.Select(c => c.Precision));
    }

    [Fact]
    public void Every_scheme_is_in_the_table() =>
        Assert.Equal(Implementations<IQuantizationScheme>(), SchemeTable.All.Concat(SchemeTable.OfDevices).Select(s => s.GetType()).Distinct().OrderBy(t => t.Name));

    [Fact]
    public void Float16_computes_in_it_on_devices_and_only_stores_in_it_elsewhere()
    {
        Assert.IsType<Float16Scheme>(SchemeTable.Find("Float16"));
        Assert.IsType<Float16Scheme>(SchemeTable.Find("Float16", "Xnnpack"));
        Assert.IsType<Float16ComputeScheme>(SchemeTable.Find("Float16", "Cuda"));
        Assert.Equal(SchemeTable.All.Select(s => s.Precision), SchemeTable.For("Cuda").Select(s => s.Precision));
    }

    [Fact]
    public void Every_pass_is_in_a_pipeline() =>
        Assert.Equal(Implementations<IModelPass>(), SchemeTable.All.Concat(SchemeTable.OfDevices).SelectMany(s => s.Passes(SchemeContext.Empty))
            .Concat(Pipelines.Freeze([])).Concat(Pipelines.Detach([])).Concat(Pipelines.Attach(new Dictionary<string, Tensor>())).Concat(Pipelines.Simplify()).Concat(Pipelines.UnpackLate())
            .Concat(Pipelines.Prune(new PruningSettings { Share = 0.5, ClipLow = -1, Channels = 0.5, LowRank = 0.5 }, SchemeContext.Empty))
            .SelectMany(Inner).Select(p => p.GetType()).Distinct().OrderBy(t => t.Name));

    [Fact]
    public void Every_budget_is_in_the_table() =>
        Assert.Equal(Implementations<IBudget>(), BudgetTable.All.Select(b => b.GetType()).OrderBy(t => t.Name));

    [Fact]
    public void Every_reason_to_decline_has_words() =>
        Assert.All(Enum.GetValues<DeclineReason>(), reason => Assert.NotEmpty(DeclineReasons.Describe(reason)));

    private static IEnumerable<IModelPass> Inner(IModelPass pass) => pass is FixedPointPass loop ? [loop, .. loop.Passes] : [pass];

    private static IEnumerable<Type> Implementations<T>() =>
        typeof(T).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(T))).OrderBy(t => t.Name);
}
