using System.Globalization;

namespace BuildTimeML.Graph.Ir;

/// <summary>One dimension of a type: a number, a name that stands for one, or neither.</summary>
public readonly record struct Dimension
{
    private Dimension(long? value, string? symbol)
    {
        Value = value;
        Symbol = symbol;
    }

    public static Dimension Unknown => default;

    public long? Value { get; }

    public string? Symbol { get; }

    public static Dimension Fixed(long value) => new(value, null);

    public static Dimension Named(string symbol) => new(null, symbol);

    public override string ToString() => Value?.ToString(CultureInfo.InvariantCulture) ?? Symbol ?? "?";
}
