using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <summary>The names of one declaration space, so that no two are the same.</summary>
/// <param name="reserved">Names that mean something else there: a value of such a name gets "Value" after it.</param>
internal sealed class NameScope(params string[] reserved)
{
    private readonly HashSet<string> _reserved = [.. reserved];
    private readonly HashSet<string> _taken = [.. reserved];

    public string Add(string identifier) =>
        Identifiers.Unique(_reserved.Contains(identifier) ? identifier + "Value" : identifier, _taken);

    /// <summary>Takes names that are settled already.</summary>
    public NameScope AddAll(IEnumerable<string> identifiers)
    {
        _reserved.UnionWith(identifiers);
        _taken.UnionWith(identifiers);
        return this;
    }
}
