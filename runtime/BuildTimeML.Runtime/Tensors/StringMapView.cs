using System.Buffers;
using System.Text;

namespace BuildTimeML.Runtime;

/// <summary>Numbers under names, for reading; valid until the next call on the instance it comes from.</summary>
/// <typeparam name="TValue">The type of the values.</typeparam>
public readonly ref struct StringMapView<TValue> : IEngineView<StringMapView<TValue>>
    where TValue : unmanaged
{
    private readonly EngineOutput? _output;
    private readonly int _version;
    private readonly ReadOnlySpan<string> _keys;
    private readonly ReadOnlySpan<TValue> _values;

    /// <summary>Looks at pairs, for what stands in for a model in a test.</summary>
    /// <param name="keys">Each once.</param>
    /// <param name="values">The value of each name.</param>
    /// <exception cref="ArgumentException">There are not as many values as names.</exception>
    public StringMapView(ReadOnlySpan<string> keys, ReadOnlySpan<TValue> values)
    {
        if (keys.Length != values.Length)
        {
            throw new ArgumentException($"There are {keys.Length} keys and {values.Length} values.", nameof(values));
        }

        _keys = keys;
        _values = values;
        Count = keys.Length;
    }

    private StringMapView(EngineOutput output)
    {
        _output = output;
        _version = output.Version;
        Count = output.Count;
    }

    /// <summary>The number of pairs.</summary>
    public int Count { get; }

    /// <summary>The names, in the order of the engine.</summary>
    /// <exception cref="InvalidOperationException">Another call came after the one that gave it.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public StringTensorView Keys => _output is null ? new StringTensorView(_keys, new long[] { _keys.Length }) : _output.Part(0, _version).As<StringTensorView>();

    /// <summary>The value of each name.</summary>
    /// <inheritdoc cref="Keys" path="/exception"/>
    public ReadOnlySpan<TValue> Values => _output is null ? _values : _output.Part(1, _version).View<TValue>();

    /// <summary>The value of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such name.</exception>
    public TValue this[string key] => TryGetValue(key, out TValue value) ? value : throw new KeyNotFoundException($"There is no key '{key}'.");

    /// <summary>Looks a name up.</summary>
    /// <returns>Whether there is such a name.</returns>
    public bool TryGetValue(ReadOnlySpan<char> key, out TValue value)
    {
        const int OnTheStack = 256;
        int length = Encoding.UTF8.GetByteCount(key);
        byte[]? rented = length <= OnTheStack ? null : ArrayPool<byte>.Shared.Rent(length);
        Span<byte> utf8 = rented is null ? stackalloc byte[OnTheStack] : rented;
        Encoding.UTF8.GetBytes(key, utf8);
        bool found = TryGetValue(utf8[..length], out value);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return found;
    }

    /// <summary>Looks a name in UTF-8 up.</summary>
    /// <returns>Whether there is such a name.</returns>
    public bool TryGetValue(ReadOnlySpan<byte> key, out TValue value)
    {
        StringTensorView keys = Keys;
        for (int i = 0; i < keys.Count; i++)
        {
            if (keys[i].SequenceEqual(key))
            {
                value = Values[i];
                return true;
            }
        }

        value = default;
        return false;
    }

    static StringMapView<TValue> IEngineView<StringMapView<TValue>>.Of(EngineOutput output)
    {
        output.ThrowIfNotOf(ValueKind.Map);
        output.Part(0).ThrowIfNotOf(ElementType.String);
        output.Part(1).ThrowIfNotOf(ElementTypes.Of<TValue>());
        return new StringMapView<TValue>(output);
    }
}
