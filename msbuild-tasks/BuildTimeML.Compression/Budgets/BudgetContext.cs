using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Compression.Budgets;

/// <param name="Name">The model's name, for messages.</param>
/// <param name="Item">The limits.</param>
/// <param name="Candidate">The model that is to keep them.</param>
/// <param name="Maker">Tries other precisions.</param>
/// <param name="Quality">Measures on samples; null where there are none.</param>
internal sealed record BudgetContext(string Name, WorkerItem Item, Candidate Candidate, CandidateMaker Maker, QualityMeter? Quality)
{
    private Quality? _measured;

    /// <summary>How near the candidate comes to the original. Only where there are samples.</summary>
    public Quality Measured => _measured ??= Quality!.Measure(Candidate.File.Path);
}
