using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Selection;

namespace BuildTimeML.Compression.Budgets;

/// <param name="Name">The model's name, for messages.</param>
/// <param name="Item">The limits.</param>
/// <param name="Chosen">The model that is to keep them, and what was measured of it.</param>
/// <param name="Maker">Tries other precisions.</param>
/// <param name="Meter">Measures those; null where there are no samples.</param>
/// <param name="Progress">Hears of what is measured, and of broken budgets that are to be warnings.</param>
internal sealed record BudgetContext(string Name, WorkerItem Item, Trial Chosen, CandidateMaker Maker, QualityMeter? Meter, IBuildProgress Progress)
{
    public Candidate Candidate => Chosen.Candidate;

    /// <summary>The chosen model with its graph optimised, where that was done.</summary>
    public Candidate? Saved { get; init; }

    /// <summary>What the application gets.</summary>
    public Candidate Shipped => Saved ?? Candidate;

    /// <summary>Times runs; null where the model cannot be run.</summary>
    public RunMeters? Runs { get; init; }

    /// <summary>Why it cannot.</summary>
    public string? NotRun { get; init; }

    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether another model keeps the budgets on what it gives; one that would not is no way out.</summary>
    public bool KeepsQuality(Candidate other) =>
        Meter is null || !Item.Limits.AnySet || Meter.Measure(other.File.Path, cancellation: Cancellation) is var quality && BudgetTable.Quality.All(b => b.IsKept(Item.Limits, quality));
}
