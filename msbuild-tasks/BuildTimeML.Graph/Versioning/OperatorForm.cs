using System.Globalization;

namespace BuildTimeML.Graph.Versioning;

/// <summary>What one version of an operator takes and gives.</summary>
/// <param name="Since">The version of the operator set that brought it.</param>
/// <param name="IsDeprecated">From there on the operator is gone, and the rest says nothing.</param>
/// <param name="Inputs">How many it takes.</param>
/// <param name="Outputs">How many it gives.</param>
/// <param name="Attributes">The names of all.</param>
/// <param name="Required">The names of those that may not be left out.</param>
internal sealed record OperatorForm(
    long Since, bool IsDeprecated, CountRange Inputs, CountRange Outputs, IReadOnlyList<string> Attributes, IReadOnlyList<string> Required)
{
    /// <summary>Reads a row of <see cref="OperatorForms"/>.</summary>
    public static OperatorForm[] Parse(string row)
    {
        var forms = new List<OperatorForm>();
        foreach (string version in row.Split("; "))
        {
            string[] sides = version.Split(": ");
            long since = long.Parse(sides[0], CultureInfo.InvariantCulture);
            forms.Add(sides.Length == 1 ? forms[^1] with { Since = since } : Parse(since, sides[1]));
        }

        return [.. forms];
    }

    private static OperatorForm Parse(long since, string form)
    {
        if (form == "deprecated")
        {
            return new OperatorForm(since, IsDeprecated: true, default, default, [], []);
        }

        string[] words = form.Split(' ');
        string[] attributes = words[3..];
        return new OperatorForm(
            since, IsDeprecated: false, CountRange.Parse(words[0]), CountRange.Parse(words[2]),
            [.. attributes.Select(a => a.TrimEnd('!'))], [.. attributes.Where(a => a.EndsWith('!')).Select(a => a.TrimEnd('!'))]);
    }
}
