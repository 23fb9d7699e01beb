namespace BuildTimeML.Runtime.ExecutionProviders;

internal static class ExecutionProviderNames
{
    private const string Suffix = "ExecutionProvider";

    /// <summary>
    /// Names the providers that took nodes, the busiest first: <c>CUDA, CPU</c>. Where the engine does not tell, those that a
    /// session without further ones has.
    /// </summary>
    public static string Describe(IReadOnlyDictionary<string, int> nodesByProvider) => nodesByProvider.Count == 0
        ? Shorten(Cpu.Name)
        : string.Join(", ", nodesByProvider
            .OrderByDescending(p => p.Value)
            .ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => Shorten(p.Key)));

    private static string Shorten(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
}
