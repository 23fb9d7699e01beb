using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Tool.Reports;

namespace BuildTimeML.Tool.Inspection;

/// <summary>Reads a model and says what is in it; runs nothing.</summary>
internal static class ModelInspector
{
    /// <param name="path">The file.</param>
    /// <param name="layers">How many of the largest layers to list.</param>
    /// <param name="cancellation">Ends it between two risks.</param>
    /// <exception cref="BuildErrorException">There is no model that can be read.</exception>
    public static InspectReport Inspect(string path, int layers, CancellationToken cancellation)
    {
        using Model model = ModelReading.ReadUnverified(path, path);
        ModelMetadata metadata = ModelMetadata.Of(model.Unmodelled);
        Tensor[] weights = [.. WeightsOf(model)];
        return new InspectReport(
            path,
            SizeOf(path, model),
            [.. model.ExternalFiles.Select(f => f.Location)],
            metadata.ProducerName is { Length: > 0 } producer ? $"{producer} {metadata.ProducerVersion}".TrimEnd() : null,
            model.IrVersion,
            [.. model.Opsets.Select(o => new OpsetVersion(o.Domain, o.Version))],
            [.. model.Graph.Inputs.Where(i => i.Initializer is null && i.SparseInitializer is null).Select(Describe)],
            [.. model.Graph.Outputs.Select(Describe)],
            [.. AllNodes(model).GroupBy(NameOf).Select(g => new OperatorCount(g.Key, g.Count())).OrderByDescending(o => o.Count).ThenBy(o => o.Name, StringComparer.Ordinal)],
            [.. weights.GroupBy(w => w.ElementType).Select(g => new WeightsOfType(ElementTypes.NameOf(g.Key), g.Count(), g.Sum(w => w.ByteSize))).OrderByDescending(w => w.Bytes).ThenBy(w => w.ElementType, StringComparer.Ordinal)],
            [.. Layers(model).OrderByDescending(l => l.Bytes).Take(layers)],
            [.. RiskTable.All.SelectMany(r => Find(r, model, cancellation))]);
    }

    /// <summary>The nodes of the graph, of its subgraphs and of its functions.</summary>
    public static IEnumerable<Node> AllNodes(Model model) => model.Graph.AllNodes().Concat(model.Functions.SelectMany(f => f.Body.AllNodes()));

    /// <summary>The initializers of the graph and of its subgraphs.</summary>
    public static IEnumerable<Tensor> WeightsOf(Model model) =>
        model.Graph.AllGraphs().SelectMany(g => g.Initializers).Select(i => i.Initializer!);

    /// <summary>Such as <c>Conv</c> or <c>com.microsoft.Gelu</c>.</summary>
    public static string NameOf(Node node) => node.Domain.Length == 0 ? node.OpType : $"{node.Domain}.{node.OpType}";

    private static IEnumerable<Risk> Find((string Id, Func<Model, IEnumerable<string>> Find) risk, Model model, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return risk.Find(model).Select(message => new Risk(risk.Id, message));
    }

    private static IEnumerable<LayerSize> Layers(Model model)
    {
        var counted = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        foreach (Node node in model.Graph.AllNodes())
        {
            long bytes = node.Inputs.Select(i => i?.Initializer).OfType<Tensor>().Where(counted.Add).Sum(t => t.ByteSize);
            if (bytes > 0)
            {
                yield return new LayerSize(node.Name.Length > 0 ? node.Name : node.Outputs.OfType<Value>().FirstOrDefault()?.Name ?? "", NameOf(node), bytes);
            }
        }
    }

    private static long SizeOf(string path, Model model) => new FileInfo(path).Length
        + model.ExternalFiles.Sum(f => new FileInfo(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, f.Location)) is { Exists: true } file ? file.Length : 0);

    private static ValueDescription Describe(Value value) => new(value.Name, value.Type?.ToString() ?? "unknown");
}
