using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Calibration;

/// <summary>Divides probes so that what one run gives to those of a group fits into a bound of memory.</summary>
internal static class ProbeGroups
{
    /// <summary>In bytes; a probe that takes more is a group of its own.</summary>
    public const long Bound = 128L << 20;

    /// <param name="model">Is as before afterwards.</param>
    /// <param name="first">The inputs that the sizes are told from.</param>
    /// <param name="probes">All of them.</param>
    /// <param name="bound">In bytes.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>In the order of the probes.</returns>
    public static IReadOnlyList<IReadOnlyList<Probe>> Of(Model model, IReadOnlyList<NamedTensor> first, IReadOnlyList<Probe> probes, long bound, CancellationToken cancellation)
    {
        var groups = new List<IReadOnlyList<Probe>>();
        var group = new List<Probe>();
        long used = 0;
        foreach ((Probe probe, long bytes) in probes.Zip(Bytes(model, first, probes, cancellation)))
        {
            if (group.Count > 0 && used + bytes > bound)
            {
                groups.Add(group);
                group = [];
                used = 0;
            }

            group.Add(probe);
            used += bytes;
        }

        groups.Add(group);
        return groups;
    }

    private static IEnumerable<long> Bytes(Model model, IReadOnlyList<NamedTensor> first, IReadOnlyList<Probe> probes, CancellationToken cancellation)
    {
        Probe[] unknown = [.. probes.Where(p => p.Floats is null)];
        var counts = unknown.Zip(Count(model, first, unknown, cancellation)).ToDictionary(p => p.First, p => p.Second);
        return probes.Select(p => (p.Floats ?? counts[p]) * sizeof(float));
    }

    // The engine counts the elements, so that no tensor of them leaves it.
    private static IEnumerable<long> Count(Model model, IReadOnlyList<NamedTensor> first, Probe[] probes, CancellationToken cancellation)
    {
        if (probes.Length == 0)
        {
            return [];
        }

        var sizes = probes.Select(_ => new TensorBuffer<long>()).ToList();
        using (TemporarySession counting = Load(model, probes, out List<string> names))
        {
            counting.Session.Run([.. first], [.. names.Zip(sizes, (n, s) => new NamedTensor(n, s))], cancellation);
        }

        return sizes.Select(s => s.Data[0]);
    }

    private static TemporarySession Load(Model model, Probe[] probes, out List<string> names)
    {
        using var graph = new ProbeGraph(model);
        names = [.. probes.Select(p => graph.Output(graph.Add("Size", [p.Attach(graph, graph.Find(p.ValueName))])))];
        return new TemporarySession(model);
    }
}
