using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Values that a subgraph passes on to itself: what holds for them at every step.</summary>
internal static class States
{
    private const int MaximumRounds = 3;

    /// <summary>Walks the body with what holds at the first step, and again with what is left of that after a step, until nothing more is lost.</summary>
    /// <param name="context">The node with the body.</param>
    /// <param name="body">Its other inputs are set by <paramref name="setOthers"/>.</param>
    /// <param name="states">What is known at the first step.</param>
    /// <param name="firstInput">Of the body, that is a state.</param>
    /// <param name="firstOutput">Of the body, that is a state.</param>
    /// <param name="maximumDepth">In more loops than these states are not followed: each would multiply the work.</param>
    /// <param name="setOthers">Called before each walk.</param>
    /// <returns>What holds after any number of steps.</returns>
    public static ValueFact?[] Settle(InferenceContext context, ModelGraph body, ValueFact?[] states, int firstInput, int firstOutput, int maximumDepth, Action setOthers)
    {
        GraphInference inference = context.Inference;
        inference.LoopDepth++;
        states = [.. states.Select(s => s is null || inference.LoopDepth > maximumDepth ? null : s with { Elements = null })];
        var widened = new HashSet<Dim>();
        for (int round = 0; ; round++)
        {
            int problems = inference.Facts.Problems.Count;
            setOthers();
            for (int i = 0; i < states.Length; i++)
            {
                inference.Facts.Set(body.Inputs[firstInput + i], states[i] ?? ValueFact.Of(body.Inputs[firstInput + i].Type, context.Math));
            }

            inference.RunBody(body);
            ValueFact?[] joined = [.. states.Select((s, i) => Subgraphs.Join(context.Math, s, Subgraphs.Output(context, body, firstOutput + i)))];
            if (round == MaximumRounds || states.Zip(joined).All(p => Holds(p.First, p.Second, widened)))
            {
                inference.LoopDepth--;
                return [.. joined.Select((j, i) => j is null && states[i] is { Kind: FactKind.Tensor } state ? Shapeless(state) : Reopen(j, widened, context.Math))];
            }

            inference.Facts.Problems.RemoveRange(problems, inference.Facts.Problems.Count - problems);
            widened.UnionWith(joined.SelectMany(Dimensions).Except(states.SelectMany(Dimensions)));
            states = round + 1 < MaximumRounds ? joined : [.. joined.Select(s => s is null ? null : Shapeless(s))];
        }
    }

    // What was said of a state holds after a step too: dimensions that were widened may be anything.
    private static bool Holds(ValueFact? state, ValueFact? joined, HashSet<Dim> widened) => state is null || joined is null
        ? state is null && joined is null
        : state.Kind == joined.Kind && state.ElementType == joined.ElementType && Holds(state.Inner, joined.Inner, widened)
            && (state.Shape is null || joined.Shape is null
                ? state.Shape is null && joined.Shape is null
                : state.Shape.Count == joined.Shape.Count && state.Shape.Zip(joined.Shape).All(p => p.First.Equals(p.Second) || widened.Contains(p.First)));

    // A widened dimension stands for that of one step, which need not be that of the last one.
    private static ValueFact? Reopen(ValueFact? fact, HashSet<Dim> widened, DimMath math) => fact is null ? null : fact with
    {
        Shape = fact.Shape?.Select(d => widened.Contains(d) ? math.Unknown() : d).ToArray(),
        Inner = Reopen(fact.Inner, widened, math),
    };

    private static IEnumerable<Dim> Dimensions(ValueFact? fact) => fact is null ? [] : (fact.Shape ?? []).Concat(Dimensions(fact.Inner));

    private static ValueFact Shapeless(ValueFact fact) => fact.Kind switch
    {
        FactKind.Tensor => ValueFact.Tensor(fact.ElementType),
        FactKind.Sequence => ValueFact.Sequence(fact.Inner is null ? null : Shapeless(fact.Inner)),
        FactKind.Optional => ValueFact.Optional(fact.Inner is null ? null : Shapeless(fact.Inner)),
        _ => fact,
    };
}
