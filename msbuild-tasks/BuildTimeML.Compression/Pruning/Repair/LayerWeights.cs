using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>The weights of a layer as a matrix: a row per output, in each a number per input, in the order of <see cref="Calibration.GramRequest"/>.</summary>
/// <param name="Outputs">The number of rows, of all groups.</param>
/// <param name="Length">K, the length of a row.</param>
/// <param name="Elements">Row by row.</param>
internal sealed record LayerWeights(int Outputs, int Length, double[] Elements)
{
    public Span<double> Row(int index) => Elements.AsSpan(index * Length, Length);

    /// <param name="layer">A Conv, Gemm or MatMul.</param>
    public static LayerWeights Of(Node layer)
    {
        Tensor tensor = layer.Inputs[1]!.Initializer!;
        double[] elements = Array.ConvertAll(tensor.Elements<float>().ToArray(), e => (double)e);
        int first = (int)tensor.Dimensions[0];
        int rest = elements.Length / first;
        return LiesByInputs(layer) ? new LayerWeights(rest, first, Matrices.Transpose(elements, first, rest)) : new LayerWeights(first, rest, elements);
    }

    /// <summary>The tensor that the layer takes.</summary>
    public Tensor ToTensor(Node layer)
    {
        double[] elements = LiesByInputs(layer) ? Matrices.Transpose(Elements, Outputs, Length) : Elements;
        return Tensor.Of(ElementType.Float32, layer.Inputs[1]!.Initializer!.Dimensions, Array.ConvertAll(elements, e => (float)e));
    }

    /// <summary>Whether the weights have a row per input in memory.</summary>
    public static bool LiesByInputs(Node layer) => layer.OpType == "MatMul" || (layer.OpType == "Gemm" && layer.Attribute("transB")?.Int is null or 0);
}
