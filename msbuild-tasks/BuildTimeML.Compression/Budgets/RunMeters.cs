using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Compression.Budgets;

/// <param name="Ratio">Times a model against the simplified float model.</param>
/// <param name="Timer">Times a model alone, and runs it.</param>
/// <param name="Memory">Tells how much memory a model takes, in a process of its own.</param>
internal sealed record RunMeters(ILatencyMeter Ratio, RunTimer Timer, IMemoryMeter Memory);
