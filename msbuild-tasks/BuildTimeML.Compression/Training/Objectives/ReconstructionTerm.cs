using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Compression.Training.Losses;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Objectives;

/// <summary>The teacher's numbers: of an output that holds no scores of classes, or at the end of a block.</summary>
/// <param name="Value">The student's value.</param>
/// <param name="TeacherValue">The same of the teacher.</param>
/// <param name="Weight">What it is multiplied by.</param>
internal sealed record ReconstructionTerm(string Value, string? TeacherValue, double Weight) : LossTerm(Value, Weight)
{
    public override Value Append(GraphEmitter emit, Value student, LossTarget target) => Reconstruction.Append(emit, student, target.Value, target.Energy);
}
