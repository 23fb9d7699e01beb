using BuildTimeML.Compression.Building;
using BuildTimeML.Manifest;
using static BuildTimeML.Manifest.Record;

namespace BuildTimeML.Compression.Caching;

/// <summary>What an entry of the cache says of its files: a text beside them, closed by its own hash.</summary>
/// <param name="FileName">Of the optimised model, which one of two files names inside.</param>
/// <param name="Manifest">The complete one of the project that made the model.</param>
/// <param name="Messages">What was said meanwhile.</param>
/// <param name="Files">Each with its hash.</param>
internal sealed record CacheEntry(string FileName, ModelManifest Manifest, IReadOnlyList<CachedMessage> Messages, IReadOnlyList<ModelFile> Files)
{
    private const string Name = "entry";
    private const string Kind = "buildtimeml-cache-entry";
    private const int Version = 1;
    private const int HashDigits = 64;

    /// <summary>Of the text; its time is that of the last use.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, Name);

    /// <returns>Null where there is none that is whole.</returns>
    public static CacheEntry? Load(string folder)
    {
        try
        {
            string text = File.ReadAllText(PathIn(folder));
            string content = text[..Math.Max(0, text.Length - HashDigits)];
            return text == content + TextHash.Sha256(content) ? Read(content) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or RecordException)
        {
            return null;
        }
    }

    public void Save(string folder)
    {
        string text = Record.Write(Kind, Version,
        [
            [Word("model"), Text(FileName), Text(ManifestWriter.Write(Manifest))],
            .. Files.Select(f => (IEnumerable<Token>)[Word("file"), Text(f.Path), Number(f.Size), Word(f.Sha256)]),
            .. Messages.Select(m => (IEnumerable<Token>)[Word("message"), Word(m.Code), Text(m.Text)]),
        ]);
        File.WriteAllText(PathIn(folder), text + TextHash.Sha256(text));
    }

    private static CacheEntry Read(string text)
    {
        List<Record> records = Parse(Kind, Version, text);
        return new CacheEntry(
            records[0].String(), ManifestReader.Read(records[0].String()),
            [.. records.Where(r => r.Keyword == "message").Select(r => new CachedMessage(r.String(), r.String()))],
            [.. records.Where(r => r.Keyword == "file").Select(r => new ModelFile(r.String(), r.Integer(), r.String()))]);
    }
}
