using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Compression.Training.Losses;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Objectives;

/// <summary>The right class of each row of scores.</summary>
/// <param name="Value">Logits.</param>
/// <param name="Axis">Along which the classes lie.</param>
/// <param name="Classes">How many there are.</param>
/// <param name="Weight">What it is multiplied by.</param>
internal sealed record LabelTerm(string Value, int Axis, long Classes, double Weight) : LossTerm(Value, Weight)
{
    public override string? TeacherValue { get; init; }

    public override Value Append(GraphEmitter emit, Value student, LossTarget target) => CrossEntropy.Append(emit, ScoreRows.Append(emit, student, Axis), target.Value, Classes);
}
