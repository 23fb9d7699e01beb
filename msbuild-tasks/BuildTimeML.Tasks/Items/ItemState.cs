using System.Security.Cryptography;
using BuildTimeML.Build;
using BuildTimeML.Manifest;
using static BuildTimeML.Manifest.Record;

namespace BuildTimeML.Tasks.Items;

/// <summary>What an optimised model was made from; saved only after the worker was done with it.</summary>
/// <param name="Tool">The worker's identity.</param>
/// <param name="Options">Everything the item says. As text: a hash would load the system's cryptography in every build, for 30 ms.</param>
/// <param name="Model">The original's content.</param>
/// <param name="ModelStamp">The original's length and time: while they stand, its content is not read again.</param>
/// <param name="OutputLength">The optimised model's length in bytes.</param>
internal sealed record ItemState(string Tool, string Options, string Model, string ModelStamp, long OutputLength)
{
    private const string Kind = "buildtimeml-state";
    private const int Version = 1;

    /// <summary>Null where there is none, or none that can be read.</summary>
    public static ItemState? Load(string path)
    {
        try
        {
            Record record = Parse(Kind, Version, File.ReadAllText(path)).Single();
            return new ItemState(record.String(), record.String(), record.String(), record.String(), record.Integer());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RecordException or InvalidOperationException)
        {
            return null;
        }
    }

    public void Save(string path) => AtomicFile.WriteIfDifferent(path, Record.Write(Kind, Version,
    [
        [Word("made-from"), Text(Tool), Text(Options), Text(Model), Text(ModelStamp), Number(OutputLength)],
    ]));

    public static string Stamp(string path)
    {
        var file = new FileInfo(path);
        return $"{file.Length}@{file.LastWriteTimeUtc.Ticks}";
    }

    public static string HashFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        using var sha256 = SHA256.Create();
        return Hex(sha256.ComputeHash(stream));
    }

    private static string Hex(byte[] hash) => string.Concat(hash.Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
}
