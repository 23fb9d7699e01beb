using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Quantization.StaticInt8;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.Rounding;

/// <summary>
/// Puts the 8 bits of <see cref="Int8StaticScheme"/> into a model that is to be trained for them: activations are rounded where that precision rounds them,
/// and weights as it rounds them, all by steps that are learned.
/// </summary>
internal sealed class StaticRounding
{
    // Below it what is divided by its square is no number any more; such values are as good as 0.
    private const float SmallestScale = 1e-12f;

    private readonly Model _model;
    private readonly StaticPlan _plan;
    private readonly NameScope _names;
    private readonly ShapeFacts _facts;

    private StaticRounding(Model model, StaticPlan plan) => (_model, _plan, _names, _facts) = (model, plan, new NameScope(model), ShapeInference.Run(model));

    /// <summary>Brings channels to the sizes that they are quantised in: the model gives the same, but learns steps that can stay.</summary>
    public static void Prepare(Model model, SchemeContext context) =>
        PassRunner.Run(model, [new UntangleInitializersPass(), .. Int8StaticScheme.LevelChannels(context), new DeadCodePass()], new PassLog(), context.Cancellation);

    /// <param name="model">Prepared; its activations become rounded.</param>
    /// <param name="context">Has samples, for the first steps.</param>
    public static (IReadOnlyList<ActivationStep> Activations, IReadOnlyDictionary<string, IRounding> Weights) Insert(Model model, SchemeContext context)
    {
        StaticPlan plan = StaticPlanner.Make(model, new HashSet<string>(), nameof(StaticRounding), new PassLog());
        IReadOnlyDictionary<ActivationGroup, UInt8Grid> grids = new StaticCalibration(model, plan, context).Grids();
        Dictionary<string, IRounding> weights = plan.Layers.ToDictionary(l => l.Weight.Name, l => (IRounding)new PairSafeRounding(l), StringComparer.Ordinal);
        var rounding = new StaticRounding(model, plan);
        return ([.. plan.Groups.Where(g => grids[g].Scale > SmallestScale).Select(g => rounding.Round(g, grids[g]))], weights);
    }

    private ActivationStep Round(ActivationGroup group, UInt8Grid grid)
    {
        Value factor = Constant(group, "factor", Tensor.Scalar(1));
        Value zeroPoint = Constant(group, "z", Tensor.Of(ElementType.UInt8, [], [grid.ZeroPoint]));
        Value scale = New(group.Values[0], "s");
        _model.Graph.Insert(0, [new Node("Mul", [factor, Constant(group, "first", Tensor.Scalar(grid.Scale))], [scale])]);
        foreach (Value value in group.Sources)
        {
            if (_plan.IsFloatSource(value))
            {
                RoundUses(value, scale, zeroPoint);
            }
            else
            {
                RoundResult(value, scale, zeroPoint);
            }
        }

        return new ActivationStep(group, grid, factor, group.Sources.Sum(NumbersOf));
    }

    private void RoundUses(Value value, Value scale, Value zeroPoint)
    {
        Use[] uses = [.. _plan.PlacedUses(value)];
        Value rounded = New(value, "f");
        Insert(value.Producer, value, rounded, scale, zeroPoint);
        Array.ForEach(uses, u => u.Node.SetInput(u.Index, rounded));
    }

    private void RoundResult(Value value, Value scale, Value zeroPoint)
    {
        Node producer = value.Producer!;
        Value exact = New(value, "r");
        producer.SetOutput(0, exact);
        Insert(producer, exact, value, scale, zeroPoint);
    }

    private void Insert(Node? after, Value from, Value to, Value scale, Value zeroPoint)
    {
        Value bytes = New(to, "q");
        int scaled = _model.Graph.IndexOf(scale.Producer!);
        int index = after is null ? scaled : Math.Max(scaled, _model.Graph.IndexOf(after));
        _model.Graph.Insert(index + 1, [new Node("QuantizeLinear", [from, scale, zeroPoint], [bytes]), new Node("DequantizeLinear", [bytes, scale, zeroPoint], [to])]);
    }

    // Of a sample, whose batch has no number yet.
    private long NumbersOf(Value value) => _facts.Find(value)?.Shape is { } shape ? shape.Aggregate(1L, (n, d) => n * (d.Constant ?? 1)) : 1;

    private Value Constant(ActivationGroup group, string suffix, Tensor tensor) => _model.Graph.AddInitializer(New(group.Values[0], suffix), tensor);

    private Value New(Value source, string suffix) => new(_names.Unique($"{source.Name}.{suffix}"));
}
