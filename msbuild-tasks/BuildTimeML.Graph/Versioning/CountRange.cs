using System.Globalization;

namespace BuildTimeML.Graph.Versioning;

/// <summary>How many there may be, both ends included.</summary>
internal readonly record struct CountRange(int Minimum, int Maximum)
{
    /// <summary>Reads <c>2</c>, <c>1-3</c> and <c>1-*</c>.</summary>
    public static CountRange Parse(string text)
    {
        string[] ends = text.Split('-');
        return new CountRange(int.Parse(ends[0], CultureInfo.InvariantCulture), ends[^1] == "*" ? int.MaxValue : int.Parse(ends[^1], CultureInfo.InvariantCulture));
    }

    public bool Contains(int count) => count >= Minimum && count <= Maximum;

    public override string ToString() => Minimum == Maximum ? $"{Minimum}" : Maximum == int.MaxValue ? $"at least {Minimum}" : $"{Minimum} to {Maximum}";
}
