namespace BuildTimeML.Compression.Data.Samples;

internal static class DataFormats
{
    public static IReadOnlyList<IDataFormat> All { get; } = [new NpyFormat(), new NpzFormat(), new ImageFormat(), new CsvFormat(), new JsonLinesFormat(), new RawFormat()];

    /// <summary>How the names of all files end that can hold samples.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. All.SelectMany(f => f.Extensions)];

    /// <returns>Null where the name ends like none of them.</returns>
    public static IDataFormat? Of(string path) => All.FirstOrDefault(f => f.Extensions.Contains(Path.GetExtension(path).ToLowerInvariant()));
}
