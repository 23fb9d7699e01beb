using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>With <c>Y = alpha A' B' + beta C</c>: <c>dA' = alpha dY B'^T</c>, <c>dB' = alpha A'^T dY</c>, <c>dC = beta dY</c>, summed over what C was repeated along.</summary>
internal sealed class GemmGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Gemm"];

    public void Append(GradientContext context)
    {
        long transA = context.Int("transA");
        long transB = context.Int("transB");
        context.Give(0, () => transA == 0 ? Product(context, context.Gradient, context.Input(1), 0, 1 - transB) : Product(context, context.Input(1), context.Gradient, transB, 1));
        context.Give(1, () => transB == 0 ? Product(context, context.Input(0), context.Gradient, 1 - transA, 0) : Product(context, context.Gradient, context.Input(0), 1, transA));
        if (context.Has(2))
        {
            context.GiveBroadcast(2, () => context.Emit.Scale(context.Gradient, context.Float("beta", 1)));
        }
    }

    private static Value Product(GradientContext context, Value a, Value b, long transA, long transB) => context.Emit.Emit(
            "Gemm", [a, b], NodeAttribute.Of("alpha", context.Float("alpha", 1)), NodeAttribute.Of("transA", transA), NodeAttribute.Of("transB", transB));
}
