namespace BuildTimeML.Compression.Data;

/// <summary>A file of samples cannot be read. Says where in the file; who opened it says which file.</summary>
/// <param name="place">For example <c>line 3</c>, <c>byte 40</c> or <c>chunk IDAT</c>.</param>
/// <param name="problem">What was found there; without a full stop.</param>
internal sealed class DataFormatException(string place, string problem) : Exception($"{place}: {problem}")
{
    public string Place { get; } = place;
}
