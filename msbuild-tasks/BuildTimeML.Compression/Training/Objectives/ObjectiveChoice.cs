using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.Objectives;

/// <summary>
/// Chooses the loss of a model. An output that comes from a Softmax has soft targets, taken in front of it. So has one that holds scores where
/// labels or the options say that these are classes. Any other output of floats is to have the teacher's numbers.
/// </summary>
internal sealed class ObjectiveChoice(Model student, TrainingOptions options)
{
    private readonly ShapeFacts _facts = ShapeInference.Run(student);

    /// <summary>To become what the teacher is.</summary>
    /// <param name="teacher">Has the student's outputs.</param>
    /// <param name="withLabels">Whether the right classes are known too.</param>
    /// <returns>Null where no output can be compared.</returns>
    public Objective? Distil(Model teacher, bool withLabels)
    {
        ShapeFacts teacherFacts = ShapeInference.Run(teacher);
        var terms = new List<LossTerm>();
        ComparedScores? compared = null;
        foreach (Value output in Outputs().Where(o => Same(teacher, o) is not null))
        {
            Value other = Same(teacher, output)!;
            if (ScoresOf(output, _facts, withLabels) is { } scores && ScoresOf(other, teacherFacts, withLabels) is { } of && scores.Classes == of.Classes && scores.Axis == of.Axis)
            {
                bool labelled = withLabels && compared is null;
                compared ??= new ComparedScores(scores.Value.Name, of.Value.Name, scores.Axis);
                terms.Add(new SoftTargetTerm(scores.Value.Name, of.Value.Name, scores.Axis, options.Temperature, labelled ? 1 - options.LabelWeight : 1));
                terms.AddRange(labelled ? [new LabelTerm(scores.Value.Name, scores.Axis, scores.Classes, options.LabelWeight)] : []);
                continue;
            }

            terms.Add(new ReconstructionTerm(output.Name, other.Name, 1));
            compared ??= OutputScores.Itself(output, _facts) is { } rows ? new ComparedScores(output.Name, other.Name, rows.Axis) : null;
        }

        if (terms.Count > 0 && options.FeatureWeight > 0)
        {
            IReadOnlyList<string> ends = BlockEnds.Of(student, _facts, teacher, teacherFacts);
            terms.AddRange(ends.Select(v => new ReconstructionTerm(v, v, options.FeatureWeight / ends.Count)));
        }

        return terms.Count == 0 ? null : new Objective(terms, compared);
    }

    /// <summary>To give the right classes.</summary>
    /// <returns>Null where no output holds scores of classes.</returns>
    public Objective? Classify() =>
        Outputs().Select(o => ScoresOf(o, _facts, areClasses: true)).FirstOrDefault(s => s is not null) is { } scores
            ? new Objective([new LabelTerm(scores.Value.Name, scores.Axis, scores.Classes, 1)], new ComparedScores(scores.Value.Name, TeacherValue: null, scores.Axis))
            : null;

    private IEnumerable<Value> Outputs() => student.Graph.Outputs.Where(o => _facts.Find(o) is { ElementType: ElementType.Float32, Shape: not null });

    private OutputScores? ScoresOf(Value output, ShapeFacts facts, bool areClasses) =>
        OutputScores.BeforeSoftmax(output, facts) ?? (areClasses || options.AreClasses ? OutputScores.Itself(output, facts) : null);

    private static Value? Same(Model teacher, Value output) => teacher.Graph.Outputs.Find(o => o.Name == output.Name);
}
