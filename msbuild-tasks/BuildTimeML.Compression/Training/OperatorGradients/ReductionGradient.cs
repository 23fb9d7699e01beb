using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Every element that was reduced gets the gradient of the result times its own derivative. Equal extrema share it.</summary>
internal sealed class ReductionGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["ReduceL1", "ReduceL2", "ReduceLogSumExp", "ReduceMax", "ReduceMean", "ReduceMin", "ReduceSum", "ReduceSumSquare"];

    public void Append(GradientContext context)
    {
        context.Give(0, () =>
        {
            GraphEmitter emit = context.Emit;
            Value x = context.Input(0);
            Value gradient = ReducedAxes.Kept(context, context.Gradient);
            Value Result() => ReducedAxes.Kept(context, context.Output);
            return context.Node.OpType switch
            {
                "ReduceL1" => emit.Mul(emit.Emit("Sign", [x]), gradient),
                "ReduceL2" => emit.Mul(x, emit.Div(gradient, Result())),
                "ReduceLogSumExp" => emit.Mul(emit.Emit("Exp", [emit.Sub(x, Result())]), gradient),
                "ReduceMax" or "ReduceMin" => OfExtremum(context, Result(), gradient, ReducedAxes.Of(context)),
                "ReduceMean" => emit.SpreadMean(gradient, x),
                "ReduceSumSquare" => emit.Mul(x, emit.Scale(gradient, 2)),
                _ => emit.ExpandLike(gradient, x),
            };
        });
    }

    /// <param name="context">Its input 0 was reduced.</param>
    /// <param name="extremum">The result, whose axes that were reduced are 1.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="axes">Those that were reduced.</param>
    public static Value OfExtremum(GradientContext context, Value extremum, Value gradient, IReadOnlyList<long> axes)
    {
        GraphEmitter emit = context.Emit;
        Value chosen = emit.CastLike(emit.Emit("Equal", [context.Input(0), extremum]), gradient);
        return emit.Mul(chosen, emit.Div(gradient, emit.ReduceSum(chosen, axes)));
    }
}
