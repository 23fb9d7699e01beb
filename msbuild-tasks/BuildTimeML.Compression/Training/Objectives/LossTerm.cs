using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Objectives;

/// <summary>A part of a loss.</summary>
/// <param name="Value">The student's value that it looks at.</param>
/// <param name="Weight">What it is multiplied by.</param>
internal abstract record LossTerm(string Value, double Weight)
{
    /// <summary>The teacher's value that it wants; null where it wants the labels.</summary>
    public abstract string? TeacherValue { get; init; }

    /// <param name="emit">Appends to the graph.</param>
    /// <param name="student">The student's value.</param>
    /// <param name="target">What it is compared with.</param>
    /// <returns>A scalar, before it is weighted.</returns>
    public abstract Value Append(GraphEmitter emit, Value student, LossTarget target);
}
