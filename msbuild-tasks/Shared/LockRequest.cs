using BuildTimeML.Manifest;
using static BuildTimeML.Manifest.Record;

namespace BuildTimeML.Build;

/// <summary>What the project wants of its lock file.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="IsCheck">Whether builds are only held against it: then what deviates is an error, and nothing is written.</param>
/// <param name="Tolerances">As <see cref="LockTolerances.Parse"/> reads them.</param>
internal sealed record LockRequest(string Path, bool IsCheck, string Tolerances)
{
    private const string Check = "check";
    private const string Update = "update";

    public static LockRequest Read(Record record) => new(record.String(), record.String() == Check, record.String());

    public IEnumerable<Token> Write() => [Word("lock"), Text(Path), Word(IsCheck ? Check : Update), Text(Tolerances)];
}
