namespace BuildTimeML.Runtime;

/// <summary>Numbers under numbers, for reading; valid until the next call on the instance it comes from.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
public readonly ref struct MapView<TKey, TValue> : IEngineView<MapView<TKey, TValue>>
    where TKey : unmanaged, IEquatable<TKey>
    where TValue : unmanaged
{
    private readonly EngineOutput? _output;
    private readonly int _version;
    private readonly ReadOnlySpan<TKey> _keys;
    private readonly ReadOnlySpan<TValue> _values;

    /// <summary>Looks at pairs, for what stands in for a model in a test.</summary>
    /// <param name="keys">Each once.</param>
    /// <param name="values">The value of each key.</param>
    /// <exception cref="ArgumentException">There are not as many values as keys.</exception>
    public MapView(ReadOnlySpan<TKey> keys, ReadOnlySpan<TValue> values)
    {
        if (keys.Length != values.Length)
        {
            throw new ArgumentException($"There are {keys.Length} keys and {values.Length} values.", nameof(values));
        }

        _keys = keys;
        _values = values;
        Count = keys.Length;
    }

    private MapView(EngineOutput output)
    {
        _output = output;
        _version = output.Version;
        Count = output.Count;
    }

    /// <summary>The number of pairs.</summary>
    public int Count { get; }

    /// <summary>The keys, in the order of the engine.</summary>
    /// <exception cref="InvalidOperationException">Another call came after the one that gave it.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public ReadOnlySpan<TKey> Keys => _output is null ? _keys : _output.Part(0, _version).View<TKey>();

    /// <summary>The value of each key.</summary>
    /// <inheritdoc cref="Keys" path="/exception"/>
    public ReadOnlySpan<TValue> Values => _output is null ? _values : _output.Part(1, _version).View<TValue>();

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public TValue this[TKey key] => TryGetValue(key, out TValue value) ? value : throw new KeyNotFoundException($"There is no key '{key}'.");

    /// <summary>Looks a key up.</summary>
    /// <returns>Whether there is such a key.</returns>
    public bool TryGetValue(TKey key, out TValue value)
    {
        int index = Keys.IndexOf(key);
        value = index < 0 ? default : Values[index];
        return index >= 0;
    }

    static MapView<TKey, TValue> IEngineView<MapView<TKey, TValue>>.Of(EngineOutput output)
    {
        output.ThrowIfNotOf(ValueKind.Map);
        output.Part(0).ThrowIfNotOf(ElementTypes.Of<TKey>());
        output.Part(1).ThrowIfNotOf(ElementTypes.Of<TValue>());
        return new MapView<TKey, TValue>(output);
    }
}
