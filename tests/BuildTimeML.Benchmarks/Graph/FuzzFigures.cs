using System.Globalization;
using BuildTimeML.Graph.Fuzzing;

namespace BuildTimeML.Benchmarks.Graph;

/// <summary>Damaged models: each has to end in a model or in a typed error.</summary>
internal static class FuzzFigures
{
    private const string Variable = "BUILDTIMEML_FUZZ";
    private const int Usual = 20_000;

    public static void Add(Report report)
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out int asked) ? asked : Usual;
        using var fuzzer = new ModelFuzzer();
        int failures = 0;
        for (int seed = 0; seed < count; seed++)
        {
            if (fuzzer.Run(seed) is { } failure)
            {
                failures++;
                report.Note(failure);
            }
        }

        report.Note($"{count} damaged models ({Variable} sets how many): {fuzzer.Models} still are models, {fuzzer.Refused} are refused; the longest took {fuzzer.Longest.TotalMilliseconds:0} ms, the most memory {fuzzer.MostAllocated / 1e6:0.0} MB");
        report.Add(new Figure("graph.fuzz.failures", Measurement.Exactly(failures, count), "", Mark.AtMost(0)));
    }
}
