using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The equation with the result and the operand in each other's place.</summary>
internal sealed class EinsumGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Einsum"];

    public void Append(GradientContext context)
    {
        string equation = context.Text("equation").Replace(" ", "", StringComparison.Ordinal);
        string[] sides = equation.Split("->");
        string[] terms = sides[0].Split(',');
        string result = sides.Length > 1 ? sides[1] : string.Concat(sides[0].Where(c => c != ',').GroupBy(c => c).Where(g => g.Count() == 1).Select(g => g.Key).Order());
        for (int i = 0; i < terms.Length; i++)
        {
            int operand = i;
            context.Give(operand, () =>
            {
                int[] others = [.. Enumerable.Range(0, terms.Length).Where(o => o != operand)];
                string known = string.Concat(others.Select(o => terms[o]).Append(result));
                if (equation.Contains('.', StringComparison.Ordinal) || terms[operand].Distinct().Count() < terms[operand].Length || !terms[operand].All(known.Contains))
                {
                    throw context.Refuse($"its equation '{equation}' takes a diagonal, repeats or sums up axes that only one operand has");
                }

                return context.Emit.Emit(
                    "Einsum",
                    [context.Gradient, .. others.Select(context.Input)],
                    NodeAttribute.Of("equation", $"{string.Join(',', others.Select(o => terms[o]).Prepend(result))}->{terms[operand]}"));
            });
        }
    }
}
