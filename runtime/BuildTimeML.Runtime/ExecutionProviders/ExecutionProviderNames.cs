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
        string[] names = Order(nodes, uncounted);
        return names.Length == 1
            ? Shorten(names[0])
            : string.Join(", ", names.Select(n => uncounted.Contains(n) ? Shorten(n) : $"{Shorten(n)} {nodes[n]}"));
    }

    /// <summary>The same without numbers: <c>CUDA, CPU</c>.</summary>
    /// <inheritdoc cref="Describe" path="/param"/>
    public static string List(IReadOnlyDictionary<string, int> nodes, IReadOnlySet<string> uncounted) =>
        string.Join(", ", Order(nodes, uncounted).Select(Shorten));

    public static string Shorten(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;

    public static Dictionary<string, int> Shorten(IReadOnlyDictionary<string, int> nodes)
    {
        var shortened = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string name, int count) in nodes)
        {
            shortened.Add(Shorten(name), count);
        }

        return shortened;
    }

    // Every start comes through here: sorting a list of strings needs no code that is not compiled yet, and a query over pairs a lot.
    private static string[] Order(IReadOnlyDictionary<string, int> nodes, IReadOnlySet<string> uncounted)
    {
        List<string> counted = [.. nodes.Keys];
        counted.RemoveAll(uncounted.Contains);
        counted.Sort((a, b) => nodes[a] != nodes[b] ? nodes[b] - nodes[a] : string.CompareOrdinal(a, b));
        string[] all = [.. uncounted, .. counted];
        return all.Length > 0 ? all : [Cpu.EngineWord];
    }
}
