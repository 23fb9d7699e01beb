using BuildTimeML.Build;
using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Reporting;

namespace BuildTimeML.Compression.Selection;

/// <param name="Name">The model's name, for messages.</param>
/// <param name="Item">Its budgets, and what it is optimised for.</param>
/// <param name="Maker">Makes candidates.</param>
/// <param name="Quality">Null where there are no samples to tell.</param>
/// <param name="Latency">Null where the model cannot be run.</param>
/// <param name="Progress">Hears which candidates lost, and why.</param>
/// <param name="Cancellation">Ends the work between two steps.</param>
internal sealed record SelectionContext(
    string Name, WorkerItem Item, CandidateMaker Maker, QualityMeter? Quality, ILatencyMeter? Latency, IBuildProgress Progress, CancellationToken Cancellation)
{
    // Without a budget a choice still keeps the error at a tenth of the signal.
    private const double Floor = 20;

    /// <summary>Hears what is tried.</summary>
    public ReportCollector Report { get; init; } = new();

    /// <summary>Whether a candidate is fast enough to be shipped.</summary>
    public bool MayShip(Trial trial) => Item.OptimizeSize || !trial.IsSlower;

    /// <summary>Whether a candidate keeps the budgets on what it gives, as far as the item sets any.</summary>
    public bool Keeps(Quality? quality) => quality is null || BudgetTable.Quality.All(b => b.IsKept(Item.Limits, quality));

    /// <summary>Whether a candidate is good enough to be chosen: it keeps the budgets or, where there are none, a floor.</summary>
    public bool IsGoodEnough(Quality? quality) => quality is null || (Item.Limits.AnySet ? Keeps(quality) : quality.Decibels >= Floor);
}
