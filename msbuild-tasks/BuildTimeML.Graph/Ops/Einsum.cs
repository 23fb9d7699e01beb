using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>A sum of products, given as an equation of letters for dimensions.</summary>
internal static class Einsum
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Einsum", "T* -> T", Infer, "equation:string")];

    private static void Infer(InferenceContext context)
    {
        string[] sides = context.Text("equation").Replace(" ", "", StringComparison.Ordinal).Split("->");
        string[] terms = sides[0].Split(',');
        if (terms.Length != context.InputCount)
        {
            throw context.Wrong(0, $"the equation '{context.Text("equation")}' has {terms.Length} terms for {context.InputCount} inputs");
        }

        var dims = new Dictionary<char, Dim>();
        IReadOnlyList<Dim> ellipsis = [];
        for (int i = 0; i < terms.Length; i++)
        {
            if (context.Shape(i) is not { } shape)
            {
                return;
            }

            ellipsis = Read(context, terms[i], shape, i, dims, ellipsis);
        }

        string result = sides.Length > 1 ? sides[1] : Implicit(sides[0]);
        int dots = result.IndexOf("...", StringComparison.Ordinal);
        string before = dots < 0 ? result : result[..dots];
        string after = dots < 0 ? "" : result[(dots + 3)..];
        if ((before + after).All(dims.ContainsKey))
        {
            context.SetShape(0, [.. before.Select(c => dims[c]), .. dots < 0 ? [] : ellipsis, .. after.Select(c => dims[c])]);
        }
    }

    private static IReadOnlyList<Dim> Read(InferenceContext context, string term, IReadOnlyList<Dim> shape, int input, Dictionary<char, Dim> dims, IReadOnlyList<Dim> ellipsis)
    {
        int dots = term.IndexOf("...", StringComparison.Ordinal);
        string letters = term.Replace("...", "", StringComparison.Ordinal);
        if (dots < 0 ? letters.Length != shape.Count : letters.Length > shape.Count)
        {
            throw context.Wrong(input, $"it has {shape.Count} dimensions for the term '{term}'");
        }

        int before = dots < 0 ? letters.Length : dots;
        int middle = shape.Count - letters.Length;
        for (int i = 0; i < letters.Length; i++)
        {
            Dim dim = shape[i < before ? i : i + middle];
            dims[letters[i]] = dims.TryGetValue(letters[i], out Dim? known) && known.Constant != 1
                ? (dim.Constant == 1 ? known : context.Same(known, dim, input, $"the dimension '{letters[i]}'"))
                : dim;
        }

        return Broadcast.Shapes(context, ellipsis, [.. shape.Skip(before).Take(middle)], input);
    }

    // Letters that occur once, in their order.
    private static string Implicit(string terms)
    {
        IEnumerable<char> once = terms.Where(char.IsLetter).GroupBy(c => c).Where(g => g.Count() == 1).Select(g => g.Key).Order();
        return (terms.Contains("...", StringComparison.Ordinal) ? "..." : "") + string.Concat(once);
    }
}
