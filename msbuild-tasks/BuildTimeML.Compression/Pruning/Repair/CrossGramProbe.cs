using BuildTimeML.Compression.Calibration;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>
/// Multiplies the vectors that a layer sees in one model with those that it sees in another: X Y' over all positions, with a 1 at the end of
/// each vector, so that the sums of both come along.
/// </summary>
/// <param name="Left">X: K numbers.</param>
/// <param name="LeftGroups">Which groups of X go with those of Y; null for all.</param>
/// <param name="Right">Y: L numbers.</param>
/// <param name="Opset">Of the model.</param>
/// <param name="Sum">Receives groups * (K + 1) * (L + 1) numbers.</param>
internal sealed record CrossGramProbe(GramRequest Left, int[]? LeftGroups, GramRequest Right, long Opset, MatrixSum Sum) : Probe(Left.Value, Sum)
{
    private const int OpsetOfPadInputs = 11;
    private const int Copies = 4;

    public override long? Floats => (long)Copies * Right.Groups * (Left.Length + 1) * (Right.Length + 1);

    public override Value Attach(ProbeGraph graph, Value value)
    {
        Value left = PatchMatrix.Attach(graph, value, Left);
        if (LeftGroups is not null)
        {
            left = graph.Add("Gather", [left, graph.Constant(Array.ConvertAll(LeftGroups, g => (long)g))], NodeAttribute.Of("axis", 0));
        }

        Value right = PatchMatrix.Attach(graph, graph.Find(Right.Value), Right);
        return graph.Add("MatMul", [WithOnes(graph, left), graph.Add("Transpose", [WithOnes(graph, right)], NodeAttribute.Of("perm", [0L, 2, 1]))]);
    }

    private Value WithOnes(ProbeGraph graph, Value matrix)
    {
        long[] pads = [0, 0, 0, 0, 1, 0];
        return Opset < OpsetOfPadInputs
            ? graph.Add("Pad", [matrix], NodeAttribute.Of("pads", pads), NodeAttribute.Of("value", 1f))
            : graph.Add("Pad", [matrix, graph.Constant(pads), graph.Constant(Tensor.Scalar(1))]);
    }
}
