using BuildTimeML.Compression.Calibration;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>Brings the vectors that a layer sees into one matrix in the graph: [groups, K, positions].</summary>
internal static class PatchMatrix
{
    /// <param name="graph">Gets the nodes.</param>
    /// <param name="value">The input of the layer.</param>
    /// <param name="request">How the vectors lie in it.</param>
    public static Value Attach(ProbeGraph graph, Value value, GramRequest request)
    {
        switch (request.Kind)
        {
            case GramKind.Rows:
                Value rows = Transposed(graph, graph.Add("Reshape", [value, graph.Constant(-1, request.Length)]), 1, 0);
                return graph.Add("Reshape", [rows, graph.Constant(1, request.Length, -1)]);
            case GramKind.Columns:
                return graph.Add("Reshape", [value, graph.Constant(1, request.Length, -1)]);
            default:
                Value gathered = request.Window!.IsPointwise ? value : Gathered(graph, value, request);
                Value positions = graph.Add("Reshape", [gathered, graph.Constant(0, request.Groups, request.Length, -1)]);
                return graph.Add("Reshape", [Transposed(graph, positions, 1, 2, 0, 3), graph.Constant(0, 0, -1)]);
        }
    }

    private static Value Transposed(ProbeGraph graph, Value value, params long[] permutation) => graph.Add("Transpose", [value], NodeAttribute.Of("perm", permutation));

    // A depthwise Conv that copies: for each channel and each place of the window a kernel that is 1 there.
    private static Value Gathered(ProbeGraph graph, Value value, GramRequest request)
    {
        int taps = (int)Shape.ElementCount(request.Window!.Kernel.ToArray());
        int channels = request.Groups * request.Length / taps;
        float[] kernels = new float[channels * taps * taps];
        for (int k = 0; k < channels * taps; k++)
        {
            kernels[(k * taps) + (k % taps)] = 1;
        }

        Tensor tensor = Tensor.Of(ElementType.Float32, [channels * taps, 1, .. request.Window.Kernel], kernels);
        return graph.Add("Conv", [value, graph.Constant(tensor)], [.. request.Window.Attributes(channels)]);
    }
}
