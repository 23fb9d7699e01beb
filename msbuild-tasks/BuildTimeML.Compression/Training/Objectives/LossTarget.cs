using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Objectives;

/// <summary>What a part of a loss compares with.</summary>
/// <param name="Value">The graph's input for it: the teacher's value, in the student's shape; or the labels, int64 [rows].</param>
/// <param name="Energy">The mean square of its elements, over samples; 1 for labels.</param>
internal sealed record LossTarget(Value Value, double Energy);
