using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>How shapes, and small tensors of integers, are brought to a common shape.</summary>
internal static class Broadcast
{
    /// <returns>Null where the rank of one is not known.</returns>
    /// <exception cref="InferenceException">They have none.</exception>
    public static IReadOnlyList<Dim>? Shapes(InferenceContext context, IEnumerable<int> inputs)
    {
        IReadOnlyList<Dim>? result = [];
        foreach (int input in inputs)
        {
            if (context.Shape(input) is not { } shape)
            {
                return null;
            }

            result = Shapes(context, result, shape, input);
        }

        return result;
    }

    public static IReadOnlyList<Dim> Shapes(InferenceContext context, IReadOnlyList<Dim> a, IReadOnlyList<Dim> b, int input)
    {
        var result = new Dim[System.Math.Max(a.Count, b.Count)];
        for (int i = 1; i <= result.Length; i++)
        {
            result[^i] = i > a.Count ? b[^i] : i > b.Count ? a[^i] : Dimensions(context, a[^i], b[^i], input);
        }

        return result;
    }

    /// <summary>Applies a function to the elements of two tensors.</summary>
    /// <returns>Null where the elements are not followed.</returns>
    public static SymbolicTensor? Elements(SymbolicTensor? a, SymbolicTensor? b, ElementType type, Func<Dim, Dim, Dim> function)
    {
        if (a is null || b is null)
        {
            return null;
        }

        int rank = System.Math.Max(a.Dimensions.Count, b.Dimensions.Count);
        long[] left = Pad(a.Dimensions, rank);
        long[] right = Pad(b.Dimensions, rank);
        long[] dimensions = [.. left.Zip(right, (x, y) => x == 1 ? y : x)];
        if (left.Zip(right).Any(p => p.First != p.Second && p.First != 1 && p.Second != 1) || Count(dimensions) is not { } count)
        {
            return null;
        }

        var elements = new Dim[count];
        for (int i = 0; i < count; i++)
        {
            elements[i] = function(a.Elements[Index(i, dimensions, left)], b.Elements[Index(i, dimensions, right)]);
        }

        return new SymbolicTensor(type, dimensions, elements);
    }

    private static int? Count(long[] dimensions)
    {
        Int128 count = dimensions.Aggregate((Int128)1, (c, d) => c > SymbolicTensor.MaximumElements ? c : c * d);
        return count <= SymbolicTensor.MaximumElements ? (int)count : null;
    }

    private static int Index(int index, long[] dimensions, long[] of)
    {
        int result = 0;
        int stride = 1;
        for (int axis = dimensions.Length - 1; axis >= 0; axis--)
        {
            int position = (int)(index % dimensions[axis]);
            index /= (int)dimensions[axis];
            result += of[axis] == 1 ? 0 : position * stride;
            stride *= (int)of[axis];
        }

        return result;
    }

    private static long[] Pad(IReadOnlyList<long> dimensions, int rank) => [.. Enumerable.Repeat(1L, rank - dimensions.Count), .. dimensions];

    private static Dim Dimensions(InferenceContext context, Dim a, Dim b, int input) => (a.Constant, b.Constant) switch
    {
        (1, _) => b,
        (_, 1) => a,
        ({ } x, { } y) => x == y ? a : throw context.Wrong(input, $"the dimensions {x} and {y} do not go together"),
        // The other one is then 1 or the same.
        ({ }, null) => a,
        (null, { }) => b,
        _ => a.Equals(b) ? a : context.Math.Unknown(),
    };
}
