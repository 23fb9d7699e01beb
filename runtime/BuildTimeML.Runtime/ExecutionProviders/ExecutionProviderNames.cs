namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>The engine's names of providers as people read them: <c>CUDA</c> for <c>CUDAExecutionProvider</c>.</summary>
internal static class ExecutionProviderNames
{
    private const string Suffix = "ExecutionProvider";

    /// <summary>
    /// Names the providers that took nodes, the busiest first, each with its number of nodes where there are several:
    /// <c>CUDA 38, CPU 2</c>. One whose nodes the engine does not count comes first and without a number: <c>WebGpu, CPU 2</c>.
    /// Where the engine does not tell at all, those that a session without further ones has.
    /// </summary>
    /// <param name="nodes">How many run on which, by the engine's names.</param>
    /// <param name="uncounted">Those whose nodes it does not count.</param>
    public static string Describe(IReadOnlyDictionary<string, int> nodes, IReadOnlySet<string> uncounted)
    {
        string[] counted = [.. BusiestFirst(nodes, uncounted).Select(p => $"{Shorten(p.Key)} {p.Value}")];
        string[] all = [.. uncounted.Select(Shorten), .. counted];
        return all switch
        {
            [] => Shorten(Cpu.EngineWord),
            [string only] => only.Split(' ')[0],
            _ => string.Join(", ", all),
        };
    }

    /// <summary>The same without numbers: <c>CUDA, CPU</c>.</summary>
    public static string List(IReadOnlyDictionary<string, int> nodes, IReadOnlySet<string> uncounted)
    {
        string[] all = [.. uncounted.Concat(BusiestFirst(nodes, uncounted).Select(p => p.Key)).Select(Shorten)];
        return all.Length == 0 ? Shorten(Cpu.EngineWord) : string.Join(", ", all);
    }

    public static string Shorten(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;

    private static IEnumerable<KeyValuePair<string, int>> BusiestFirst(IReadOnlyDictionary<string, int> nodes, IReadOnlySet<string> uncounted) => nodes
        .Where(p => !uncounted.Contains(p.Key))
        .OrderByDescending(p => p.Value)
        .ThenBy(p => p.Key, StringComparer.Ordinal);
}
