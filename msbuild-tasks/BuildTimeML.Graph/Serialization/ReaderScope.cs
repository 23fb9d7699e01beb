using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Serialization;

/// <summary>
/// The names of a graph while it is read. A name given twice makes two values, and one that nothing gives makes a value
/// without a source, so that the verifier can tell.
/// </summary>
internal sealed class ReaderScope(ReaderScope? outer)
{
    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);

    public Value Declare(string name)
    {
        var value = new Value(name);
        _values.TryAdd(name, value);
        return value;
    }

    /// <summary>An input of the same name is the same value: the initializer is its default.</summary>
    public Value DeclareInitializer(string name) =>
        _values.TryGetValue(name, out Value? input) && input.Initializer is null ? input : Declare(name);

    public Value Resolve(string name) => Find(name) ?? Declare(name);

    public Value ResolveHere(string name) => _values.TryGetValue(name, out Value? value) ? value : Declare(name);

    private Value? Find(string name) => _values.TryGetValue(name, out Value? value) ? value : outer?.Find(name);
}
