using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Autodiff;

/// <summary>What reaches each value from its uses. A value that is used several times gets the sum.</summary>
internal sealed class GradientSums(GraphEmitter emitter)
{
    private readonly Dictionary<Value, List<Value>> _parts = [];

    public void Add(Value value, Value gradient)
    {
        if (!_parts.TryGetValue(value, out List<Value>? parts))
        {
            _parts.Add(value, parts = []);
        }

        parts.Add(gradient);
    }

    public bool Contains(Value? value) => value is not null && _parts.ContainsKey(value);

    /// <summary>To be called once all uses of the value are done.</summary>
    /// <returns>Null where no gradient reaches the value.</returns>
    public Value? Total(Value? value)
    {
        if (value is null || !_parts.TryGetValue(value, out List<Value>? parts))
        {
            return null;
        }

        Value total = parts.Aggregate(emitter.Add);
        _parts[value] = [total];
        return total;
    }
}
