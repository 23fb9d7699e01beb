namespace BuildTimeML.Compression.Data;

/// <summary>A file of samples cannot be used.</summary>
/// <param name="file">As the project names it.</param>
/// <param name="problem">Where in the file and what; without a full stop.</param>
internal sealed class DataFileException(string file, string problem) : Exception($"'{file}' cannot be used: {problem}")
{
    public string File { get; } = file;

    public string Problem { get; } = problem;
}
