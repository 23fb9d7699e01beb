namespace BuildTimeML.Compression.Data.Samples;

/// <summary>A file of samples, open.</summary>
internal interface IDataFile : IDisposable
{
    int Count { get; }

    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The numbers for each of the inputs that the file was opened for, in their order and shapes.</returns>
    /// <exception cref="DataFormatException">They cannot be read.</exception>
    IReadOnlyList<NumberArray> Read(int index);
}
