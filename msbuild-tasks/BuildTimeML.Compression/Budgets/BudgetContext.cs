using BuildTimeML.Build;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Compression.Budgets;

/// <param name="Name">The model's name, for messages.</param>
/// <param name="Item">The limits.</param>
/// <param name="Candidate">The model that is to keep them.</param>
/// <param name="Maker">Tries other precisions.</param>
internal sealed record BudgetContext(string Name, WorkerItem Item, Candidate Candidate, CandidateMaker Maker);
