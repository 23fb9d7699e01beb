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
internal sealed record BudgetContext(string Name, WorkerItem Item, Trial Chosen, CandidateMaker Maker, QualityMeter? Meter)
{
    public Candidate Candidate => Chosen.Candidate;
}
