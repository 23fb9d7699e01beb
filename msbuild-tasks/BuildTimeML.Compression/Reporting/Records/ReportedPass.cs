namespace BuildTimeML.Compression.Reporting.Records;

/// <param name="Pass">Its name, or that of a rule of simplification.</param>
/// <param name="Changed">How many weights or nodes it changed.</param>
/// <param name="Subjects">The first of these by name.</param>
/// <param name="Declined">What it left as it is.</param>
internal sealed record ReportedPass(string Pass, int Changed, IReadOnlyList<string> Subjects, IReadOnlyList<ReportedDecline> Declined);

/// <param name="Reason">A value of <see cref="Infrastructure.DeclineReason"/>.</param>
/// <param name="Text">The reason in words.</param>
/// <param name="Count">How many weights or nodes.</param>
/// <param name="Subjects">The first of these by name.</param>
internal sealed record ReportedDecline(string Reason, string Text, int Count, IReadOnlyList<string> Subjects);
