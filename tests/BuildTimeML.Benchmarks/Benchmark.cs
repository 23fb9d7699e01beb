namespace BuildTimeML.Benchmarks;

/// <summary>One line of the table in Program.cs.</summary>
/// <param name="Name">What it is called on the command line, and how its figures' names begin.</param>
/// <param name="Summary">What it compares.</param>
/// <param name="Run">Measures, and adds figures to the report.</param>
internal sealed record Benchmark(string Name, string Summary, Action<Report> Run)
{
    /// <summary>Whether more may follow its name on the command line.</summary>
    public bool TakesArguments { get; init; }
}
