using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Compression.Training.Losses;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Objectives;

/// <summary>The teacher's probabilities, softened.</summary>
/// <param name="Value">Logits.</param>
/// <param name="TeacherValue">The same of the teacher.</param>
/// <param name="Axis">Along which the classes lie.</param>
/// <param name="Temperature">Of both.</param>
/// <param name="Weight">What it is multiplied by.</param>
internal sealed record SoftTargetTerm(string Value, string? TeacherValue, int Axis, double Temperature, double Weight) : LossTerm(Value, Weight)
{
    public override Value Append(GraphEmitter emit, Value student, LossTarget target) =>
        SoftTargets.Append(emit, ScoreRows.Append(emit, student, Axis), ScoreRows.Append(emit, target.Value, Axis), Temperature);
}
