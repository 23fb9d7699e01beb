using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.LowRank;

/// <summary>Puts two layers in the place of one.</summary>
internal static class LowRankLayer
{
    /// <param name="layer">A Conv in one group, Gemm or MatMul.</param>
    /// <param name="factors">Of its weights.</param>
    /// <param name="mean">Of what it sees; what the factors make of it is put right in the bias. Null where it is not known.</param>
    /// <param name="context">The model.</param>
    public static void Replace(Node layer, LowRankFactors factors, double[]? mean, RewriteContext context)
    {
        LayerWeights weights = LayerWeights.Of(layer);
        if (mean is not null && LayerBias.Of(layer, weights.Outputs) is { } bias)
        {
            double[] shifted = [.. bias.Read(weights.Outputs).Select((b, o) => b + Matrices.Dot(weights.Row(o), mean) - Kept(factors, o, mean))];
            layer = bias.Write(shifted, context) ?? layer;
        }

        ModelGraph graph = layer.Graph!;
        string name = layer.Inputs[1]!.Name;
        Value first = context.NewConstant(graph, name + ".first", FirstTensor(layer, factors, weights.Length));
        Value second = context.NewConstant(graph, name + ".second", SecondTensor(layer, factors, weights.Outputs));
        Value between = context.NewValue(layer.Outputs[0]!.Name + ".rank");
        (Value source, Value? addend) = (layer.Inputs[0]!, layer.Input(2));
        NodeAttribute[] attributes = [.. layer.Attributes];
        RewriteContext.Substitute(layer, () =>
        [
            new Node(layer.OpType, [source, first], [between]) { Name = layer.Name.Length == 0 ? "" : layer.Name + ".first", Attributes = [.. attributes] },
            new Node(layer.OpType, addend is null ? [between, second] : [between, second, addend], [layer.Outputs[0]]) { Name = layer.Name, Attributes = layer.OpType == "Conv" ? [] : [.. attributes] },
        ]);
    }

    private static double Kept(LowRankFactors factors, int output, double[] mean)
    {
        double sum = 0;
        for (int r = 0; r < factors.Rank; r++)
        {
            sum += factors.Second[(output * factors.Rank) + r] * Matrices.Dot(factors.First.AsSpan(r * mean.Length, mean.Length), mean);
        }

        return sum;
    }

    // As many outputs as the rank, which see what the layer saw.
    private static Tensor FirstTensor(Node layer, LowRankFactors factors, int length)
    {
        Tensor old = layer.Inputs[1]!.Initializer!;
        return LayerWeights.LiesByInputs(layer)
            ? Floats([length, factors.Rank], Matrices.Transpose(factors.First, factors.Rank, length))
            : Floats([factors.Rank, .. old.Dimensions[1..]], factors.First);
    }

    private static Tensor SecondTensor(Node layer, LowRankFactors factors, int outputs)
    {
        int rank = layer.Inputs[1]!.Initializer!.Rank;
        return LayerWeights.LiesByInputs(layer)
            ? Floats([factors.Rank, outputs], Matrices.Transpose(factors.Second, outputs, factors.Rank))
            : Floats([outputs, factors.Rank, .. Enumerable.Repeat(1L, rank - 2)], factors.Second);
    }

    private static Tensor Floats(ReadOnlySpan<long> dimensions, double[] elements) => Tensor.Of(ElementType.Float32, dimensions, Array.ConvertAll(elements, e => (float)e));
}
