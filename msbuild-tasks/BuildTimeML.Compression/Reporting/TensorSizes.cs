using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Reporting.Records;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Reporting;

/// <summary>
/// What became of each constant. Passes name what they make of one after it, with an ending: <c>w</c> becomes <c>w.q8</c> and
/// <c>w.scale</c>. So a constant of the result belongs to the one of the original whose name is the longest beginning of its own.
/// </summary>
internal static class TensorSizes
{
    /// <summary>The others are added up.</summary>
    public const int MostTensors = 150;

    private static readonly char[] Separators = ['.', '_', '/'];

    /// <param name="name">The result, for messages.</param>
    /// <param name="original">The original.</param>
    /// <param name="path">The file of the result.</param>
    /// <returns>The largest first.</returns>
    public static IReadOnlyList<ReportedTensor> Compare(string name, Model original, string path)
    {
        using Model result = ModelReading.Read(name, path);
        var before = Constants(original).DistinctBy(c => c.Name).ToDictionary(c => c.Name, StringComparer.Ordinal);
        ILookup<string, Constant> after = Constants(result).ToLookup(c => Origin(c.Name, before), StringComparer.Ordinal);
        ReportedTensor[] all =
        [
            .. before.Keys.Concat(after.Select(a => a.Key).Where(k => !before.ContainsKey(k))).Select(k => Report(k, before.GetValueOrDefault(k), [.. after[k].OrderByDescending(c => c.Tensor.ByteSize)]))
                .OrderByDescending(t => Math.Max(t.BytesBefore, t.BytesAfter)).ThenBy(t => t.Name, StringComparer.Ordinal),
        ];
        return all.Length <= MostTensors ? all : [.. all.Take(MostTensors), Sum(all[MostTensors..])];
    }

    private static IEnumerable<Constant> Constants(Model model) => model.Graph.AllGraphs().SelectMany(g =>
        g.Initializers.Select(i => new Constant(i.Name, i.Initializer!, i.Uses.Count > 0 ? i.Uses[0].Node.ToString() : ""))
            .Concat(g.Nodes.SelectMany(n => n.Attributes.Where(a => a.Tensor is not null), (n, a) => new Constant(n.Outputs[0]?.Name ?? n.ToString(), a.Tensor!, n.ToString()))));

    private static string Origin(string name, Dictionary<string, Constant> before)
    {
        for (string beginning = name; beginning.Length > 0; beginning = beginning[..Math.Max(0, beginning.LastIndexOfAny(Separators))])
        {
            if (before.ContainsKey(beginning))
            {
                return beginning;
            }
        }

        return name;
    }

    private static ReportedTensor Report(string name, Constant? before, Constant[] after) => new(
        name,
        before?.Layer ?? after[0].Layer,
        before?.Tensor.Describe() ?? "",
        string.Join(", ", after.Select(a => a.Tensor.Describe())),
        after.Length == 0 ? "" : ElementTypes.NameOf(after[0].Tensor.ElementType),
        before?.Tensor.ByteSize ?? 0,
        after.Sum(a => a.Tensor.ByteSize));

    private static ReportedTensor Sum(ReportedTensor[] small) => new(
        "", "", $"{small.Length} small constants", "", small.GroupBy(t => t.Stored).MaxBy(g => g.Sum(t => t.BytesAfter))!.Key, small.Sum(t => t.BytesBefore), small.Sum(t => t.BytesAfter));

    private sealed record Constant(string Name, Tensor Tensor, string Layer);
}
