namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>The engine's names of providers as people read them: <c>CUDA</c> for <c>CUDAExecutionProvider</c>.</summary>
internal static class ExecutionProviderNames
{
    private const string Suffix = "ExecutionProvider";

    /// <summary>
    /// Names the providers that took nodes, the busiest first, each with its number of nodes where there are several:
    /// <c>CUDA 38, CPU 2</c>. Where the engine does not tell, those that a session without further ones has.
    /// </summary>
    public static string Describe(IReadOnlyDictionary<string, int> nodes) => nodes.Count switch
    {
        0 => Shorten(Cpu.EngineWord),
        1 => nodes.Keys.First(),
        _ => string.Join(", ", nodes
            .OrderByDescending(p => p.Value)
            .ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{p.Key} {p.Value}")),
    };

    public static string Shorten(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
}
