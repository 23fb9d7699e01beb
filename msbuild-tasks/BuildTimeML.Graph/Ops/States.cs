using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Values that a subgraph passes on to itself: what holds for them at every step.</summary>
internal static class States
{
    /// <summary>Walks the body with what holds at the first step, and again with what is left of that after a step.</summary>
    /// <param name="context">The node with the body.</param>
    /// <param name="body">Its other inputs are set by <paramref name="setOthers"/>.</param>
    /// <param name="states">What is known at the first step.</param>
    /// <param name="firstInput">Of the body, that is a state.</param>
    /// <param name="firstOutput">Of the body, that is a state.</param>
    /// <param name="maximumDepth">In more loops than these the shapes of states are not followed: each would double the work.</param>
    /// <param name="setOthers">Called before each walk.</param>
    /// <returns>What holds after any number of steps.</returns>
    public static ValueFact?[] Settle(InferenceContext context, ModelGraph body, ValueFact?[] states, int firstInput, int firstOutput, int maximumDepth, Action setOthers)
    {
        GraphInference inference = context.Inference;
        inference.LoopDepth++;
        states = [.. states.Select(s => s is null ? null : inference.LoopDepth > maximumDepth ? Shapeless(s) : s with { Elements = null })];
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
            if (round == 2 || states.Zip(joined).All(p => Subgraphs.Same(p.First, p.Second)))
            {
                inference.LoopDepth--;
                return [.. joined.Select((j, i) => j is null && states[i] is { Kind: FactKind.Tensor } state ? Shapeless(state) : j)];
            }

            inference.Facts.Problems.RemoveRange(problems, inference.Facts.Problems.Count - problems);
            states = round == 0 ? joined : [.. joined.Select(s => s is null ? null : Shapeless(s))];
        }
    }

    private static ValueFact Shapeless(ValueFact fact) => fact.Kind switch
    {
        FactKind.Tensor => ValueFact.Tensor(fact.ElementType),
        FactKind.Sequence => ValueFact.Sequence(fact.Inner is null ? null : Shapeless(fact.Inner)),
        FactKind.Optional => ValueFact.Optional(fact.Inner is null ? null : Shapeless(fact.Inner)),
        _ => fact,
    };
}
