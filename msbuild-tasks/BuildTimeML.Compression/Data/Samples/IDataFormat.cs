namespace BuildTimeML.Compression.Data.Samples;

/// <summary>A format of files that hold samples.</summary>
internal interface IDataFormat
{
    /// <summary>How the names of its files end: lower case, with a dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether a file holds all inputs, by their names; otherwise it holds one.</summary>
    bool HoldsAllInputs { get; }

    /// <param name="path">The file.</param>
    /// <param name="inputs">The inputs to read: one, unless the file holds all of them.</param>
    /// <exception cref="DataFormatException">It cannot be read, or does not fit.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    IDataFile Open(string path, IReadOnlyList<DataInput> inputs);
}
