using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting;

/// <summary>What the passes decided, pass by pass.</summary>
internal static class PassSummary
{
    /// <summary>How many weights or nodes are named; the others are counted.</summary>
    public const int MostSubjects = 12;

    /// <returns>In the order in which the passes decided first.</returns>
    public static IReadOnlyList<ReportedPass> Of(params IEnumerable<PassLog?> logs) =>
        [.. logs.OfType<PassLog>().SelectMany(l => l.Decisions).GroupBy(d => d.Pass).Select(Summarize)];

    private static ReportedPass Summarize(IGrouping<string, Decision> pass) => new(
        pass.Key,
        pass.Count(d => d.Reason is null),
        Subjects(pass.Where(d => d.Reason is null)),
        [.. pass.Where(d => d.Reason is not null).GroupBy(d => d.Reason!.Value).Select(r => new ReportedDecline(r.Key.ToString(), DeclineReasons.Describe(r.Key), r.Count(), Subjects(r)))]);

    private static IReadOnlyList<string> Subjects(IEnumerable<Decision> decisions) => [.. decisions.Select(d => d.Subject).Distinct().Take(MostSubjects)];
}
