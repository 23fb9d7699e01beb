using System.Security.Cryptography;
using BuildTimeML.Build;
using BuildTimeML.Manifest;
using static BuildTimeML.Manifest.Record;

namespace BuildTimeML.Tasks.Items;

/// <summary>What an optimised model was made from; saved only after the worker was done with it.</summary>
/// <param name="Tool">The worker's identity.</param>
/// <param name="Options">Everything the item says. As text: a hash would load the system's cryptography in every build, for 30 ms.</param>
/// <param name="OutputLength">The optimised model's length in bytes, in all its files.</param>
/// <param name="Inputs">The original, and the files that its weights lie in.</param>
internal sealed record ItemState(string Tool, string Options, long OutputLength, IReadOnlyList<InputFile> Inputs)
{
    private const string Kind = "buildtimeml-state";
    private const int Version = 2;

    /// <summary>Null where there is none, or none that can be read.</summary>
    public static ItemState? Load(string path)
    {
        try
        {
            List<Record> records = Parse(Kind, Version, File.ReadAllText(path));
            return new ItemState(
                records[0].String(), records[0].String(), records[0].Integer(),
                [.. records.Skip(1).Select(r => new InputFile(r.String(), r.String(), r.String()))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RecordException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    public void Save(string path) => AtomicFile.WriteIfDifferent(path, Record.Write(Kind, Version,
    [
        [Word("made-by"), Text(Tool), Text(Options), Number(OutputLength)],
        .. Inputs.Select(i => (IEnumerable<Token>)[Word("made-from"), Text(i.Path), Text(i.Stamp), Text(i.Sha256)]),
    ]));

    public static string HashFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        using var sha256 = SHA256.Create();
        return Hex(sha256.ComputeHash(stream));
    }

    private static string Hex(byte[] hash) => string.Concat(hash.Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
}

/// <param name="Path">Absolute.</param>
/// <param name="Stamp">As <see cref="SourceFile.Stamp"/> gives it: while it stands, the content is not read again.</param>
/// <param name="Sha256">Its content.</param>
internal sealed record InputFile(string Path, string Stamp, string Sha256);
