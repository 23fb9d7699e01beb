using System.Collections.Frozen;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training;

/// <summary>
/// Which constants of a model are weights of its layers, and so are trained. It is a rule of places: an initializer of float32 is one where each of its uses
/// is the weight or the bias of a layer, a table of embeddings, or the scale or shift of a normalisation whose statistics stay as they are.
/// A constant of several elements that is added or multiplied after a layer is one as well (a bias or positions written as
/// Add), unless a Softmax follows: that is a mask. Epsilons, bounds, factors, shapes, statistics and the scaling of inputs are not.
/// </summary>
internal static class TrainableWeights
{
    private static readonly FrozenDictionary<string, int[]> Places = new Dictionary<string, int[]>
    {
        ["Conv"] = [1, 2],
        ["ConvTranspose"] = [1, 2],
        ["Gemm"] = [0, 1, 2],
        ["MatMul"] = [0, 1],
        ["Gather"] = [0],
        ["BatchNormalization"] = [1, 2],
        ["InstanceNormalization"] = [1, 2],
        ["LayerNormalization"] = [1, 2],
        ["GroupNormalization"] = [1, 2],
        ["RMSNormalization"] = [1],
        ["PRelu"] = [1],
        ["LSTM"] = [1, 2, 3],
        ["GRU"] = [1, 2, 3],
    }.ToFrozenDictionary();

    /// <summary>In the order of the initializers.</summary>
    public static IReadOnlyList<Value> Of(Model model)
    {
        HashSet<Value> afterLayers = AfterLayers(model.Graph);
        var outside = new HashSet<Value>(model.Graph.Inputs.Concat(model.Graph.Outputs));
        return [.. model.Graph.Initializers.Where(i =>
            i.Initializer is { ElementType: ElementType.Float32, ElementCount: > 0 } && i.Uses.Count > 0 && !outside.Contains(i) && i.Uses.All(u => IsPlace(u, model.Graph, afterLayers)))];
    }

    /// <summary>Whether decay draws it to 0: not what shifts or scales channels.</summary>
    public static bool Decays(Tensor weight) => !IsVector(weight);

    /// <summary>Whether no more than one of its dimensions is more than 1.</summary>
    public static bool IsVector(Tensor weight) => weight.Dimensions.ToArray().Count(d => d > 1) <= 1;

    private static bool IsPlace(Use use, ModelGraph graph, HashSet<Value> afterLayers)
    {
        if (use.Node.Graph != graph || use.Node.Domain.Length > 0)
        {
            return false;
        }

        return Places.TryGetValue(use.Node.OpType, out int[]? places) ? places.Contains(use.Index) : use.Node.OpType is "Add" or "Mul" && IsShift(use, afterLayers);
    }

    private static bool IsShift(Use use, HashSet<Value> afterLayers) =>
        use.Node.Inputs[use.Index]!.Initializer!.ElementCount > 1
        && use.Node.Inputs[1 - use.Index] is { } other && afterLayers.Contains(other)
        && !use.Node.Outputs[0]!.Uses.Any(u => u.Node.Is("Softmax"));

    private static HashSet<Value> AfterLayers(ModelGraph graph)
    {
        var after = new HashSet<Value>();
        foreach (Node node in graph.Nodes.Where(n => IsLayer(n) || n.Inputs.Any(i => i is not null && after.Contains(i))))
        {
            after.UnionWith(node.Outputs.OfType<Value>());
        }

        return after;
    }

    private static bool IsLayer(Node node) =>
        node.Domain.Length == 0 && node.OpType is "Conv" or "ConvTranspose" or "Gemm" or "MatMul" or "Gather" or "LSTM" or "GRU"
        && node.Inputs.Any(i => i?.Initializer is { ElementType: ElementType.Float32 });
}
