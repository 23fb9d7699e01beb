using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Budgets;

/// <summary>Names what takes the most bytes in a model file.</summary>
internal static class LargestTensors
{
    private const int Count = 3;

    /// <param name="name">The model's name, for messages.</param>
    /// <param name="path">The file.</param>
    /// <returns>For example <c>e.weight int8 [8000, 128] 1.02 MB (1,024,000 bytes); ...</c>.</returns>
    public static string Describe(string name, string path)
    {
        using Model model = ModelReading.Read(name, path);
        IEnumerable<string> largest = model.Graph.AllGraphs()
            .SelectMany(Tensors)
            .OrderByDescending(t => t.Tensor.ByteSize)
            .ThenBy(t => t.Name, StringComparer.Ordinal)
            .Take(Count)
            .Select(t => $"{t.Name} {t.Tensor.Describe()} {ByteSize.Format(t.Tensor.ByteSize)}");
        return string.Join("; ", largest);
    }

    private static IEnumerable<(string Name, Tensor Tensor)> Tensors(ModelGraph graph) =>
        graph.Initializers.Select(i => (i.Name, i.Initializer!))
            .Concat(graph.Nodes.SelectMany(n => n.Attributes, (n, a) => (n.ToString(), a.Tensor!)).Where(t => t.Item2 is not null));
}
