using System.Globalization;

namespace BuildTimeML.Graph.Shapes;

/// <summary>
/// A dimension, or an integer computed from dimensions: a polynomial over symbols with integer coefficients, in canonical
/// form, so that two that are equal are found equal. Symbols stand for dimensions that the model names, for unknown ones,
/// and for results that are no polynomials.
/// </summary>
public sealed class Dim : IEquatable<Dim>
{
    internal const char Named = 'n';
    internal const char UnknownDimension = 'd';
    internal const char UnknownNumber = 'v';
    internal const char Formula = 'f';

    // Between the symbols of a product; no symbol holds it.
    private const char Times = '\u001F';
    private const int MaximumTerms = 12;
    private const int MaximumTermLength = 160;

    // From products of symbols to coefficients other than 0; the empty product is the constant.
    private readonly SortedDictionary<string, long> _terms;
    private readonly string _text;

    private Dim(SortedDictionary<string, long> terms)
    {
        _terms = terms;
        _text = string.Join(" + ", terms.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Value}{Times}{t.Key}")));
    }

    public static Dim Zero { get; } = Fixed(0);

    public static Dim One { get; } = Fixed(1);

    /// <summary>The number, where it is one.</summary>
    public long? Constant => _terms.Count == 0 ? 0 : _terms.Count == 1 && _terms.TryGetValue("", out long value) ? value : null;

    /// <summary>The name that the model gives this dimension, where it is nothing but one.</summary>
    public string? Symbol => Single is [Named, .. string name] ? name : null;

    /// <summary>Whether it may be negative, as numbers that are not known to be dimensions may.</summary>
    public bool MayBeNegative => _terms.Keys.Any(k => k.Contains(UnknownNumber + "#", StringComparison.Ordinal)) || AtOnes() is null or < 0;

    internal string Text => _text;

    private string? Single => _terms.Count == 1 && _terms.First() is { Value: 1, Key: { Length: > 0 } key } && !key.Contains(Times, StringComparison.Ordinal) ? key : null;

    public static Dim Fixed(long value) => new(value == 0 ? New() : new(StringComparer.Ordinal) { [""] = value });

    /// <param name="name">As the model has it: the same name is the same dimension.</param>
    public static Dim OfName(string name) => OfSymbol(Named, name);

    /// <returns>Null where the sum is too large to be kept.</returns>
    public static Dim? Add(Dim a, Dim b, long factor = 1)
    {
        SortedDictionary<string, long> terms = New(a._terms);
        foreach ((string key, long value) in b._terms)
        {
            if (!Accumulate(terms, key, value, factor))
            {
                return null;
            }
        }

        return terms.Count > MaximumTerms ? null : new Dim(terms);
    }

    /// <returns>Null where the product is too large to be kept.</returns>
    public static Dim? Multiply(Dim a, Dim b)
    {
        SortedDictionary<string, long> terms = New();
        foreach ((string left, long x) in a._terms)
        {
            foreach ((string right, long y) in b._terms)
            {
                string key = Product(left, right);
                if (key.Length > MaximumTermLength || !Accumulate(terms, key, x, y))
                {
                    return null;
                }
            }
        }

        return terms.Count > MaximumTerms ? null : new Dim(terms);
    }

    /// <returns>The quotient where the division leaves no remainder whatever the symbols are; otherwise null.</returns>
    public static Dim? DivideExactly(Dim a, Dim b)
    {
        if (a._terms.Count == 0 && b._terms.Count > 0)
        {
            return Zero;
        }

        if (b._terms.Count != 1)
        {
            return b._terms.Count > 1 && a._text == b._text ? One : null;
        }

        (string divisor, long by) = b._terms.First();
        SortedDictionary<string, long> terms = New();
        foreach ((string key, long value) in a._terms)
        {
            if (by == 0 || (by == -1 && value == long.MinValue) || value % by != 0 || Quotient(key, divisor) is not { } rest)
            {
                return null;
            }

            terms.Add(rest, value / by);
        }

        return new Dim(terms);
    }

    /// <summary>The number that it is where every symbol is 1, which is the least it can be; null where a symbol counts negatively.</summary>
    public long? AtOnes()
    {
        Int128 sum = 0;
        foreach ((string key, long value) in _terms)
        {
            if (key.Length > 0 && value < 0)
            {
                return null;
            }

            sum += value;
        }

        return sum > long.MaxValue ? long.MaxValue : sum < long.MinValue ? long.MinValue : (long)sum;
    }

    public bool Equals(Dim? other) => other is not null && _text == other._text;

    public override bool Equals(object? obj) => Equals(obj as Dim);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>For messages: <c>batch</c>, <c>2*n + 1</c>, or <c>?</c> and a number for an unknown.</summary>
    public override string ToString() => _terms.Count == 0 ? "0" : string.Join(" + ", _terms.Reverse().Select(Describe));

    internal static Dim OfSymbol(char kind, string name) =>
        new(new(StringComparer.Ordinal) { [kind + name.Replace(Times, ' ')] = 1 });

    private static string Describe(KeyValuePair<string, long> term)
    {
        IEnumerable<string> symbols = term.Key.Split(Times, StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s[0] is UnknownDimension or UnknownNumber ? "?" + s[2..] : s[1..]);
        string factor = term.Value.ToString(CultureInfo.InvariantCulture);
        return string.Join('*', term.Value == 1 && term.Key.Length > 0 ? symbols : symbols.Prepend(factor));
    }

    private static SortedDictionary<string, long> New(SortedDictionary<string, long>? of = null) => of is null ? new(StringComparer.Ordinal) : new(of, StringComparer.Ordinal);

    private static bool Accumulate(SortedDictionary<string, long> terms, string key, long value, long factor)
    {
        Int128 sum = ((Int128)value * factor) + terms.GetValueOrDefault(key);
        if (sum < long.MinValue || sum > long.MaxValue)
        {
            return false;
        }

        terms.Remove(key);
        if (sum != 0)
        {
            terms.Add(key, (long)sum);
        }

        return true;
    }

    private static string Product(string left, string right)
    {
        string[] symbols = [.. left.Split(Times, StringSplitOptions.RemoveEmptyEntries), .. right.Split(Times, StringSplitOptions.RemoveEmptyEntries)];
        Array.Sort(symbols, StringComparer.Ordinal);
        return string.Join(Times, symbols);
    }

    private static string? Quotient(string product, string divisor)
    {
        List<string> symbols = [.. product.Split(Times, StringSplitOptions.RemoveEmptyEntries)];
        return Array.TrueForAll(divisor.Split(Times, StringSplitOptions.RemoveEmptyEntries), symbols.Remove) ? string.Join(Times, symbols) : null;
    }
}
