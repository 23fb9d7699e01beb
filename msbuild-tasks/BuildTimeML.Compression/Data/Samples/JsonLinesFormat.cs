using BuildTimeML.Compression.Data.Text;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>A JSON value in each line: an object with an array for each input, under its name, or the array of the only input.</summary>
internal sealed class JsonLinesFormat : IDataFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".jsonl", ".ndjson"];

    public bool HoldsAllInputs => true;

    public IDataFile Open(string path, IReadOnlyList<DataInput> inputs) => new JsonLinesFile([.. LineReader.Read(path)], inputs);
}
