using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The axes go back to where they were.</summary>
internal sealed class TransposeGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Transpose"];

    public void Append(GradientContext context)
    {
        context.Give(0, () =>
        {
            int rank = context.RankOf(context.Input(0));
            long[] permutation = context.Node.Attribute("perm")?.Ints is { } ints ? [.. ints] : [.. Enumerable.Range(0, rank).Select(i => (long)(rank - 1 - i))];
            long[] inverse = new long[rank];
            for (int i = 0; i < rank; i++)
            {
                inverse[permutation[i]] = i;
            }

            return context.Emit.Transpose(context.Gradient, inverse);
        });
    }
}
