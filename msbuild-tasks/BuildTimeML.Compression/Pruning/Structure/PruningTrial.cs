using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure.Averages;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Copies of a model to which something is done.</summary>
/// <param name="original">Stays as it is.</param>
internal sealed class PruningTrial(Model original)
{
    private readonly byte[] _bytes = Bytes(original);

    /// <summary>A copy after a plan; where there are statistics, the layers that see less make that good.</summary>
    public Model After(PruningPlan plan, IReadOnlyDictionary<string, CrossGram>? statistics)
    {
        Model model = Copy();
        DependencyGraph graph = DependencyGraph.Of(model);
        Removal removal = graph.Remove(plan.Units);
        LayerPlan[] plans = [.. graph.Layers.Select(l => LayerPlan.Of(l, removal))];
        graph.Apply(removal);
        if (statistics is not null)
        {
            new ReconstructionRepair(original, model, plans).RunSymmetric(statistics);
        }

        MoveAverages.Run(model, plan.Averages);
        return model;
    }

    public Model Copy() => ModelReader.Read(_bytes);

    public static byte[] Bytes(Model model)
    {
        using var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        return stream.ToArray();
    }
}
