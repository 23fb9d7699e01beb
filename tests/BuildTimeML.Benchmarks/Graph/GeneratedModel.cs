using System.Buffers;
using System.Runtime.InteropServices;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Benchmarks.Graph;

/// <summary>Models of products one after the other, as large as asked for.</summary>
internal static class GeneratedModel
{
    /// <param name="path">Where it goes.</param>
    /// <param name="side">Weights are squares of this side.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="externalData">Whether they lie in a file of their own.</param>
    /// <param name="tangled">Whether there is something to simplify: nodes that do nothing, numbers per channel after some products, constants that follow from others, and two weights that are the same.</param>
    public static void Write(string path, int side, int count, ExternalData externalData, bool tangled = false)
    {
        var graph = new ModelGraph("generated");
        Value value = Typed("x", side);
        graph.Inputs.Add(value);
        byte[] weights = Weights(side);
        for (int i = 0; i < count; i++)
        {
            // The first row tells the weights apart, all others they share.
            int kind = tangled && i == count - 1 ? 0 : i;
            byte[] first = [.. weights.AsSpan(side * sizeof(float) * (kind % side), side * sizeof(float))];
            first[0] = (byte)kind;
            Value weight = graph.AddInitializer(new Value($"w{i:00}"), new Tensor(ElementType.Float32, [side, side], Pieces(first, weights.AsMemory(side * sizeof(float)))));
            var next = new Value($"h{i:00}");
            graph.Add(new Node("MatMul", [value, weight], [next]) { Name = $"product {i:00}" });
            value = tangled ? Tangle.Add(graph, next, i, side) : next;
        }

        value.Type = Typed("", side).Type;
        graph.Outputs.Add(value);
        using var model = new Model(graph) { IrVersion = 10, Opsets = { new OpsetImport("", 21) } };
        ModelWriter.WriteFile(model, path, externalData, flushToDisk: false);
    }

    private static Value Typed(string name, int side) => new(name, new TensorType(ElementType.Float32, [Dimension.Named("batch"), Dimension.Fixed(side)]));

    private static byte[] Weights(int side)
    {
        var random = new Random(1);
        byte[] weights = new byte[side * side * sizeof(float)];
        foreach (ref float weight in MemoryMarshal.Cast<byte, float>(weights.AsSpan()))
        {
            weight = random.NextSingle() - 0.5f;
        }

        return weights;
    }

    private static ReadOnlySequence<byte> Pieces(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> rest)
    {
        var end = new Piece(rest, first.Length, next: null);
        return new ReadOnlySequence<byte>(new Piece(first, 0, end), 0, end, rest.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long start, Piece? next) => (Memory, RunningIndex, Next) = (memory, start, next);
    }
}
