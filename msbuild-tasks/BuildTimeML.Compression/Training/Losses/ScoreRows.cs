using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Losses;

/// <summary>Scores of classes as a matrix [rows, classes], wherever the classes lie.</summary>
internal static class ScoreRows
{
    /// <param name="emit">Appends to the graph.</param>
    /// <param name="scores">Of known rank.</param>
    /// <param name="axis">Along which the classes lie, from the front; its length is a number.</param>
    public static Value Append(GraphEmitter emit, Value scores, int axis)
    {
        int rank = emit.Facts.Find(scores)!.Shape!.Count;
        long classes = emit.Facts.Find(scores)!.Shape![axis].Constant!.Value;
        Value last = emit.Transpose(scores, [.. Enumerable.Range(0, rank).Where(i => i != axis).Append(axis)]);
        return rank == 2 ? last : emit.Reshape(last, -1, classes);
    }
}
