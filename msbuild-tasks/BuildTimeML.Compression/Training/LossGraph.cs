using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Compression.Training.Losses;
using BuildTimeML.Compression.Training.Objectives;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training;

/// <summary>
/// A model that became its loss: its weights are inputs, its targets are inputs beside its own, and its outputs are the loss and,
/// where there are scores, the share of rows whose best class is the target's. Gradients may be appended.
/// </summary>
internal sealed class LossGraph
{
    private readonly Model _model;
    private readonly Dictionary<string, LossTarget> _targets = [];

    /// <param name="model">Of <see cref="TrainableModel.Opset"/>; becomes the loss.</param>
    /// <param name="weights">Initializers of its main graph.</param>
    /// <param name="objective">Of the model.</param>
    /// <param name="energies">The mean squares of the teacher's values, under the names of <see cref="TargetInputs"/>.</param>
    public LossGraph(Model model, IReadOnlyList<Value> weights, Objective objective, IReadOnlyDictionary<string, double> energies)
    {
        (_model, Weights) = (model, weights);
        Detach();
        ShapeFacts facts = ShapeInference.Run(model);
        var names = new NameScope(model);
        Dictionary<string, Value> values = model.Graph.Nodes.SelectMany(n => n.Outputs).OfType<Value>().ToDictionary(v => v.Name, StringComparer.Ordinal);
        foreach ((string teacherValue, string name) in TargetInputs.Of(model, objective))
        {
            // As large as the student's value: so a batch of any size stays one.
            LossTerm term = objective.Terms.First(t => t.TeacherValue == teacherValue);
            _targets.Add(teacherValue, new LossTarget(Add(names.Unique(name), facts.Find(values[term.Value])!.ToOnnxType()!), energies[name]));
        }

        if (objective.Terms.OfType<LabelTerm>().FirstOrDefault() is { } labelled)
        {
            LabelInput = Add(names.Unique("labels"), ValueFact.Tensor(ElementType.Int64, [Rows(facts.Find(values[labelled.Value])!.Shape!, labelled.Axis)]).ToOnnxType()!);
        }

        var emit = new GraphEmitter(model) { Prefix = "loss" };
        Loss = WeightedSum.Append(emit, [.. objective.Terms.Select(t => (t.Append(emit, values[t.Value], TargetOf(t.TeacherValue)), t.Weight))]);
        Agreement = objective.Scores is { } scores ? AppendAgreement(emit, scores, values[scores.Value]) : null;
        KeepOnly(Agreement is null ? [Loss] : [Loss, Agreement]);
    }

    public IReadOnlyList<Value> Weights { get; }

    /// <summary>A scalar.</summary>
    public Value Loss { get; }

    /// <summary>A scalar from 0 to 1; null where no output holds scores.</summary>
    public Value? Agreement { get; }

    /// <summary>Null where no term needs the labels.</summary>
    public Value? LabelInput { get; }

    /// <summary>The outputs become the loss and the gradients of the weights.</summary>
    /// <param name="options">What counts as a gradient.</param>
    /// <returns>The gradients, in the order of the weights.</returns>
    /// <exception cref="NoGradientException">There is a node between a weight and the loss that has none.</exception>
    public IReadOnlyList<Value> AppendGradients(GradientOptions? options = null)
    {
        IReadOnlyDictionary<Value, Value> gradients = Gradients.Append(_model, Loss, Weights, options);
        Value[] ordered = [.. Weights.Select(w => gradients[w])];
        KeepOnly([Loss, .. ordered]);
        return ordered;
    }

    private void Detach()
    {
        foreach (Value weight in Weights)
        {
            weight.Type = new TensorType(ElementType.Float32, [.. weight.Initializer!.Dimensions.ToArray().Select(Dimension.Fixed)]);
            _model.Graph.RemoveInitializer(weight);
            _model.Graph.Inputs.Add(weight);
        }
    }

    private static Dim Rows(IReadOnlyList<Dim> scores, int axis) =>
        scores.Where((_, i) => i != axis).Aggregate((Dim?)Dim.One, (product, d) => product is null ? null : Dim.Multiply(product, d)) ?? Dim.OfName("rows");

    private Value Add(string name, OnnxType type)
    {
        var input = new Value(name, type);
        _model.Graph.Inputs.Add(input);
        return input;
    }

    private LossTarget TargetOf(string? teacherValue) => teacherValue is null ? new LossTarget(LabelInput!, Energy: 1) : _targets[teacherValue];

    private Value AppendAgreement(GraphEmitter emit, ComparedScores scores, Value student)
    {
        Value given = Best(emit, ScoreRows.Append(emit, student, scores.Axis));
        Value right = scores.TeacherValue is { } teacher ? Best(emit, ScoreRows.Append(emit, _targets[teacher].Value, scores.Axis)) : LabelInput!;
        Value same = emit.Emit("Equal", [given, right]);
        return Means.Append(emit, emit.Emit("Cast", [same], NodeAttribute.Of("to", (long)ElementType.Float32)));
    }

    private static Value Best(GraphEmitter emit, Value rows) => emit.Emit("ArgMax", [rows], NodeAttribute.Of("axis", -1), NodeAttribute.Of("keepdims", 0));

    private void KeepOnly(IReadOnlyList<Value> outputs)
    {
        _model.Graph.Outputs.Clear();
        foreach (Value output in outputs)
        {
            output.Type ??= new TensorType(ElementType.Float32, []);
            _model.Graph.Outputs.Add(output);
        }

        new DeadCodePass().Run(_model, new PassLog());
    }
}
