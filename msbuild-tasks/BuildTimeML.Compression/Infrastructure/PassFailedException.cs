namespace BuildTimeML.Compression.Infrastructure;

/// <summary>A pass did not leave a valid graph: a fault of ours, not of the model.</summary>
internal sealed class PassFailedException(string pass, IReadOnlyList<string> before, string detail, Exception? inner)
    : Exception($"the pass {pass} failed ({(before.Count == 0 ? "the first one" : $"after {string.Join(", ", before)}")}): {detail}", inner)
{
    public string Pass { get; } = pass;

    public IReadOnlyList<string> Before { get; } = before;
}
