using BuildTimeML.Build;
using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Selection;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Budgets;

/// <summary>The budgets on times and memory, with times that the tests give.</summary>
public sealed class RunBudgetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelEvaluator _evaluator = new("net", Models.MobileNet, []);
    private readonly CandidateMaker _maker;
    private readonly Trial _chosen;
    private readonly Meters _meters = new();

    public RunBudgetTests()
    {
        _maker = new CandidateMaker("net", Models.MobileNet, _folder.File("out.onnx"), _evaluator, SchemeContext.Empty);
        _chosen = new Trial(_maker.Make(new Int8DynamicScheme()), null, null);
    }

    [Fact]
    public void A_ratio_that_is_kept_is_measured_once()
    {
        _meters.Ratios.Enqueue(Estimate(0.6));

        BudgetOutcome outcome = Assert.Single(Check(new CostLimits(null, 0.8, null, null, null)));

        Assert.Equal(("MaxLatencyRatio", "0.80", "0.60", true), (outcome.Metadata, outcome.Limit, outcome.Measured, outcome.IsKept));
        Assert.Equal(0.25, outcome.Margin, 9);
    }

    [Fact]
    public void One_that_seems_broken_is_measured_again_before_it_is()
    {
        _meters.Ratios.Enqueue(Estimate(1.2));
        _meters.Ratios.Enqueue(Estimate(0.7));

        Assert.True(Assert.Single(Check(new CostLimits(null, 0.8, null, null, null))).IsKept);
    }

    [Theory]
    [InlineData(0.83, 0.82)]
    [InlineData(0.95, 0.79)]
    public void A_little_over_and_an_interval_that_holds_the_limit_break_nothing(double value, double low)
    {
        _meters.Ratios.Enqueue(new MedianEstimate(value, low, 2, 9));

        Assert.True(Assert.Single(Check(new CostLimits(null, 0.8, null, null, null))).IsKept);
    }

    [Fact]
    public void A_broken_ratio_names_the_slowest_nodes_and_a_precision_that_was_tried()
    {
        foreach (double ratio in new[] { 0.95, 0.9, 1.0, 0.9, 0.7 })
        {
            _meters.Ratios.Enqueue(Estimate(ratio));
        }

        BuildError error = Assert.Single(Errors(new CostLimits(null, 0.8, null, null, null)));

        Assert.Equal("BTML1007", error.Code);
        Assert.Matches(
            @"^'net' as Int8Dynamic takes 0\.90 times the time of the simplified float model, over its MaxLatencyRatio of 0\.80\. Slowest nodes: .+ \(\w+\) \d+ % of the time; .+; .+\. Precision=""BFloat16"" takes 0\.70 times the time of the simplified float model and keeps it\.$",
            error.Message);
    }

    [Fact]
    public void Real_times_are_positive_and_a_limit_that_nothing_keeps_gets_one_that_would_hold()
    {
        IReadOnlyList<BuildError> errors = Errors(new CostLimits(null, null, 0.001, 0.001, null));

        Assert.Equal(2, errors.Count);
        Assert.Matches(@"takes [\d.]+ (us|ms) for a run on one thread, over its MaxLatency of 1 us\..*No other precision keeps it: set MaxLatency=""[\d.]+ (us|ms)"" or more\.$", errors[0].Message);
        Assert.Matches(@"takes [\d.]+ ms to be loaded and run once, over its MaxLoadTime of 1 us\..*set MaxLoadTime=""[\d.]+ ms"" or more\.$", errors[1].Message);
    }

    [Fact]
    public void Loading_takes_longer_than_a_run()
    {
        string[] measured = [.. Check(new CostLimits(null, null, 0.001, 0.001, null), warn: true).Select(o => o.Measured)];

        Assert.True(Duration.TryParse(measured[0], out double run) && Duration.TryParse(measured[1], out double load) && load > 3 * run, string.Join(", ", measured));
    }

    [Fact]
    public void What_ships_is_measured_as_the_application_loads_it()
    {
        _meters.Ratios.Enqueue(Estimate(0.6));
        BudgetContext context = Context(new CostLimits(null, 0.8, null, null, null), warn: false);

        Check(context);
        Check(context with { Saved = _chosen.Candidate });

        Assert.Equal([null, GraphOptimization.None], _meters.Loaded);
    }

    [Fact]
    public void A_precision_that_breaks_another_budget_is_no_way_out()
    {
        // The model twice, then Float32, and all that would be fast enough.
        foreach (double ratio in new[] { 0.95, 0.9, 1, 0.1 })
        {
            _meters.Ratios.Enqueue(Estimate(ratio));
        }

        var meter = new QualityMeter(_evaluator.Original, new EvaluationSet(ArraySamples.Normal("image", [1, 1, 28, 28], 2), null, null));
        BudgetContext context = Context(new CostLimits(null, 0.8, null, null, null), warn: true) with { Meter = meter };
        context = context with { Item = context.Item with { Limits = QualityLimits.None with { MinSqnr = 150 } }, Chosen = _chosen with { Quality = meter.Measure(_chosen.Candidate.File.Path) } };

        Check(context);

        Assert.EndsWith("No other precision keeps it: set MaxLatencyRatio=\"0.90\" or more.", _meters.Warnings.Single(w => w.Code == "BTML1007").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_on_memory_that_would_hold_is_named()
    {
        _meters.Memory = 12_400_000;

        BuildError error = Assert.Single(Errors(new CostLimits(null, null, null, null, 12_399_999)));

        Assert.StartsWith("'net' as Int8Dynamic takes 12.40 MB (12,400,000 bytes) of memory to be loaded and run, over its MaxMemory of 12.40 MB (12,399,999 bytes). Largest tensors: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("No other precision keeps it: set MaxMemory=\"13 MB\" or more.", error.Message, StringComparison.Ordinal);
        Assert.True(Assert.Single(Check(new CostLimits(null, null, null, null, 12_400_000))).IsKept);
    }

    [Fact]
    public void Memory_is_counted_in_a_process_of_its_own_and_holds_the_weights()
    {
        using var fixture = new BuildFixture(Models.Agnews, "Float32", input: HeadlineSamples.Input);

        long float32 = new MemoryMeter(Helpers.Worker.Path, Helpers.Worker.EnginePath).Peak(fixture.Item, Models.Agnews, null, CancellationToken.None);

        Assert.InRange(float32, new FileInfo(Models.Agnews).Length * 0.9, new FileInfo(Models.Agnews).Length * 5);
    }

    [Fact]
    public void Broken_budgets_may_be_warnings()
    {
        foreach (double ratio in Enumerable.Repeat(2.0, 10))
        {
            _meters.Ratios.Enqueue(Estimate(ratio));
        }

        BudgetOutcome outcome = Assert.Single(Check(new CostLimits(null, 0.8, null, null, null), warn: true));

        Assert.False(outcome.IsKept);
        Assert.Equal(-1.5, outcome.Margin, 9);
        Assert.Contains("No other precision keeps it: set MaxLatencyRatio=\"2.00\" or more.", Assert.Single(_meters.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_cannot_be_run_needs_samples()
    {
        BudgetContext context = Context(new CostLimits(null, null, 8, null, null), warn: true) with { Runs = null, NotRun = "no such index" };

        BuildError error = Assert.Single(Assert.Throws<BuildErrorException>(() => Check(context)).Errors);

        Assert.Equal("BTML1004", error.Code);
        Assert.Contains("(no such index). Add EvaluationData or CalibrationData", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_on_the_CPU_say_nothing_of_a_variant()
    {
        BudgetContext context = Context(new CostLimits(null, 0.1, 0.001, 0.001, 1), warn: false);

        Assert.Empty(Check(context with { Item = context.Item with { Provider = "Cuda" } }));
    }

    public void Dispose()
    {
        _chosen.Dispose();
        _evaluator.Dispose();
        _folder.Dispose();
    }

    private static MedianEstimate Estimate(double value) => new(value, value * 0.99, value * 1.01, 9);

    private List<BudgetOutcome> Check(CostLimits limits, bool warn = false) => Check(Context(limits, warn));

    private static List<BudgetOutcome> Check(BudgetContext context)
    {
        var outcomes = new List<BudgetOutcome>();
        BudgetTable.Check(context, outcomes.Add);
        return outcomes;
    }

    private IReadOnlyList<BuildError> Errors(CostLimits limits) => Assert.Throws<BuildErrorException>(() => Check(limits)).Errors;

    private BudgetContext Context(CostLimits limits, bool warn) =>
        new("net", new WorkerItem(0, Models.MobileNet, "", _folder.File("out.onnx"), "net.onnx", null) { Costs = limits, BudgetsWarn = warn }, _chosen, _maker, null, _meters)
        {
            Runs = new RunMeters(_meters, new RunTimer(() => _evaluator.Inputs(0)), _meters),
        };

    private sealed class Meters : ILatencyMeter, IMemoryMeter, IBuildProgress
    {
        public long Memory { get; set; }

        /// <summary>How the models were loaded whose ratios were asked for.</summary>
        public List<GraphOptimization?> Loaded { get; } = [];

        public Queue<MedianEstimate> Ratios { get; } = [];

        public List<BuildError> Warnings { get; } = [];

        // The last one stays.
        public MedianEstimate Ratio(string path, CancellationToken cancellation, GraphOptimization? optimization = null)
        {
            Loaded.Add(optimization);
            return Ratios.Count > 1 ? Ratios.Dequeue() : Ratios.Peek();
        }

        public long Peak(WorkerItem item, string path, GraphOptimization? optimization, CancellationToken cancellation) => Memory;

        public void Phase(string text)
        {
        }

        public void Info(string text)
        {
        }

        public void Warning(BuildError warning) => Warnings.Add(warning);
    }
}
