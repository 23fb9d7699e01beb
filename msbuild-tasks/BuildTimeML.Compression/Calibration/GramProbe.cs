using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Calibration;

/// <summary>Multiplies the vectors that a layer sees in the graph, so that only K * K numbers leave the engine.</summary>
/// <param name="Request">What is asked for.</param>
/// <param name="Sum">Receives the products.</param>
internal sealed record GramProbe(GramRequest Request, GramSum Sum) : Probe(Request.Value, Sum)
{
    // The product itself, the kernel that gathers patches and the sum in double, in floats.
    private const int Copies = 4;

    public override long? Floats => (long)Copies * Request.Groups * Request.Length * Request.Length;

    public override Value Attach(ProbeGraph graph, Value value)
    {
        if (Request.Kind == GramKind.Rows)
        {
            Value rows = graph.Add("Reshape", [value, graph.Constant(-1, Request.Length)]);
            return graph.Add("MatMul", [Transposed(graph, rows, 1, 0), rows]);
        }

        Value columns = Request.Window is { } window ? Grouped(graph, window.IsPointwise ? value : Gathered(graph, value, window)) : value;
        return graph.Add("MatMul", [columns, Request.Window is null ? Transposed(graph, columns, 1, 0) : Transposed(graph, columns, 0, 2, 1)]);
    }

    private static Value Transposed(ProbeGraph graph, Value value, params long[] permutation) =>
        graph.Add("Transpose", [value], NodeAttribute.Of("perm", permutation));

    // From [N, groups * K, ...] to [groups, K, N * ...].
    private Value Grouped(ProbeGraph graph, Value channels)
    {
        Value positions = graph.Add("Reshape", [channels, graph.Constant(0, Request.Groups, Request.Length, -1)]);
        return graph.Add("Reshape", [Transposed(graph, positions, 1, 2, 0, 3), graph.Constant(0, 0, -1)]);
    }

    // A Conv that copies: kernel k of a group is 1 at the k-th of its weights and 0 elsewhere.
    private Value Gathered(ProbeGraph graph, Value value, GramWindow window)
    {
        int length = Request.Length;
        float[] kernels = new float[Request.Groups * length * length];
        for (int k = 0; k < Request.Groups * length; k++)
        {
            kernels[(k * length) + (k % length)] = 1;
        }

        long channels = length / Shape.ElementCount(window.Kernel.ToArray());
        Tensor tensor = Tensor.Of(ElementType.Float32, [Request.Groups * length, channels, .. window.Kernel], kernels);
        return graph.Add("Conv", [value, graph.Constant(tensor)], [.. window.Attributes(Request.Groups)]);
    }
}
