using System.Globalization;

namespace BuildTimeML.Graph.Shapes;

/// <summary>Arithmetic on dimensions that always has a result: what cannot be said becomes a symbol of its own.</summary>
public sealed class DimMath
{
    private const int MaximumFormulaLength = 120;

    private int _unknowns;

    /// <summary>A dimension that equals no other.</summary>
    public Dim Unknown() => Dim.OfSymbol(Dim.UnknownDimension, Next());

    /// <summary>A number that equals no other, and may be negative.</summary>
    public Dim UnknownNumber() => Dim.OfSymbol(Dim.UnknownNumber, Next());

    public Dim Add(Dim a, Dim b) => Dim.Add(a, b) ?? Formula("add", a, b);

    public Dim Add(Dim a, long b) => b == 0 ? a : Add(a, Dim.Fixed(b));

    public Dim Subtract(Dim a, Dim b) => Dim.Add(a, b, -1) ?? Formula("subtract", a, b);

    public Dim Multiply(Dim a, Dim b) => Dim.Multiply(a, b) ?? Formula("multiply", a, b);

    public Dim Multiply(Dim a, long b) => Multiply(a, Dim.Fixed(b));

    public Dim Product(IEnumerable<Dim> dims) => dims.Aggregate(Dim.One, Multiply);

    public Dim Sum(IEnumerable<Dim> dims) => dims.Aggregate(Dim.Zero, Add);

    /// <summary>Rounded down.</summary>
    public Dim Floor(Dim a, Dim b) => Divide("floor", a, b, Math.Floor);

    /// <summary>Rounded up.</summary>
    public Dim Ceiling(Dim a, Dim b) => Divide("ceiling", a, b, Math.Ceiling);

    public Dim Floor(Dim a, long b) => Floor(a, Dim.Fixed(b));

    public Dim Ceiling(Dim a, long b) => Ceiling(a, Dim.Fixed(b));

    /// <summary>Rounded towards 0, as integers are divided; the rest has the sign of <paramref name="a"/>.</summary>
    public Dim Truncate(Dim a, Dim b) => Divide("truncate", a, b, Math.Truncate);

    public Dim Minimum(Dim a, Dim b) => a.Equals(b) ? a
        : (a.Constant, b.Constant) is ({ } x, { } y) ? Dim.Fixed(Math.Min(x, y))
        : Difference(a, b) is { } difference ? (difference > 0 ? b : a)
        : Formula("minimum", a, b);

    public Dim Maximum(Dim a, Dim b) => a.Equals(b) ? a
        : (a.Constant, b.Constant) is ({ } x, { } y) ? Dim.Fixed(Math.Max(x, y))
        : Difference(a, b) is { } difference ? (difference > 0 ? a : b)
        : Formula("maximum", a, b);

    private static long? Difference(Dim a, Dim b) => Dim.Add(a, b, -1)?.Constant;

    private Dim Divide(string kind, Dim a, Dim b, Func<decimal, decimal> round)
    {
        if (b.Constant == 1)
        {
            return a;
        }

        if ((a.Constant, b.Constant) is ({ } x, { } y) && y != 0)
        {
            decimal quotient = round((decimal)x / y);
            return quotient <= long.MaxValue ? Dim.Fixed((long)quotient) : Unknown();
        }

        return Dim.DivideExactly(a, b) ?? Formula(kind, a, b);
    }

    // The same formula is the same symbol.
    private Dim Formula(string kind, Dim a, Dim b) => a.Text.Length + b.Text.Length <= MaximumFormulaLength
        ? Dim.OfSymbol(Dim.Formula, $"{kind}({a.Text}, {b.Text})")
        : a.MayBeNegative || b.MayBeNegative ? UnknownNumber() : Unknown();

    private string Next() => "#" + (++_unknowns).ToString(CultureInfo.InvariantCulture);
}
