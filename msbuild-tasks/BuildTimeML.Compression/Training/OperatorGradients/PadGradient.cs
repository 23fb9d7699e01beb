using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>What was added is cut off again.</summary>
internal sealed class PadGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Pad"];

    public void Append(GradientContext context)
    {
        context.Give(0, () =>
        {
            if (context.Text("mode") is not ("constant" or ""))
            {
                throw context.Refuse($"its mode is '{context.Text("mode")}'");
            }

            int rank = context.RankOf(context.Input(0));
            long[] pads = context.Constants(1) ?? throw context.Refuse("its padding is not constant");
            long[] axes = context.Has(3) ? context.Constants(3) ?? throw context.Refuse("its axes are not constant") : [.. Enumerable.Range(0, rank).Select(i => (long)i)];
            long[] back = new long[2 * rank];
            for (int i = 0; i < axes.Length; i++)
            {
                int axis = GradientContext.Axis(axes[i], rank);
                back[axis] = -pads[i];
                back[axis + rank] = -pads[i + axes.Length];
            }

            return context.Emit.Emit("Pad", [context.Gradient, context.Emit.Ints(back)]);
        });
    }
}
