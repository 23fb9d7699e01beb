using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient goes to where the greatest element of a channel is; equal ones share it.</summary>
internal sealed class GlobalMaxPoolGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["GlobalMaxPool"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => ReductionGradient.OfExtremum(
            context, context.Output, context.Gradient, [.. Enumerable.Range(2, context.RankOf(context.Input(0)) - 2).Select(i => (long)i)]));
    }
}
