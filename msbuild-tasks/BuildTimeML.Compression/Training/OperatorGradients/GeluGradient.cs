using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = dy * (Phi(x) + x * phi(x))</c>, with the normal distribution Phi and its density phi, or with the derivative of its approximation by tanh.</summary>
internal sealed class GeluGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Gelu"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.Mul(context.Gradient, context.Text("approximate") == "tanh" ? Approximate(context.Emit, context.Input(0)) : Exact(context.Emit, context.Input(0))));
    }

    private static Value Exact(GraphEmitter emit, Value x)
    {
        Value distribution = emit.Scale(emit.Add(emit.Emit("Erf", [emit.Scale(x, Math.Sqrt(0.5))]), emit.Scalar(1, x)), 0.5);
        Value density = emit.Scale(emit.Emit("Exp", [emit.Scale(emit.Square(x), -0.5)]), 1 / Math.Sqrt(2 * Math.PI));
        return emit.Add(distribution, emit.Mul(x, density));
    }

    // y = x/2 * (1 + t), t = tanh(u), u = sqrt(2/pi) * (x + 0.044715 x^3).
    private static Value Approximate(GraphEmitter emit, Value x)
    {
        double slope = Math.Sqrt(2 / Math.PI);
        Value square = emit.Square(x);
        Value u = emit.Mul(x, emit.Add(emit.Scale(square, 0.044715 * slope), emit.Scalar(slope, x)));
        Value t = emit.Emit("Tanh", [u]);
        Value du = emit.Add(emit.Scale(square, 3 * 0.044715 * slope), emit.Scalar(slope, x));
        Value sum = emit.Add(emit.Add(t, emit.Scalar(1, x)), emit.Mul(emit.Mul(x, emit.OneMinus(emit.Square(t))), du));
        return emit.Scale(sum, 0.5);
    }
}
