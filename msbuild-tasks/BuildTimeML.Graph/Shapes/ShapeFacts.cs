using System.Diagnostics.CodeAnalysis;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Shapes;

/// <summary>What shape inference found out about the values of a model, those of its subgraphs included.</summary>
public sealed class ShapeFacts
{
    private readonly Dictionary<Value, ValueFact> _facts = [];

    /// <summary>Where the file declares what cannot be, or gives an operator what it does not take.</summary>
    public IReadOnlyList<GraphProblem> Contradictions => Problems;

    internal List<GraphProblem> Problems { get; } = [];

    /// <summary>Those where the file declares another kind of value or another element type than the operator gives.</summary>
    internal List<GraphProblem> TypeContradictions { get; } = [];

    /// <summary>Null where nothing is known.</summary>
    public ValueFact? Find(Value? value) => value is null ? null : _facts.GetValueOrDefault(value);

    /// <summary>The dimensions of a tensor of known rank.</summary>
    public bool TryGetShape(Value value, [NotNullWhen(true)] out IReadOnlyList<Dim>? shape) => (shape = Find(value)?.Shape) is not null;

    /// <summary>The dimensions of a tensor, where all are numbers.</summary>
    public bool TryGetFixedShape(Value value, [NotNullWhen(true)] out long[]? shape)
    {
        shape = Find(value)?.Shape is { } dims && dims.All(d => d.Constant is not null) ? [.. dims.Select(d => d.Constant!.Value)] : null;
        return shape is not null;
    }

    /// <summary>The elements of a small tensor of integers, where they are known or known in terms of dimensions.</summary>
    public bool TryGetElements(Value value, [NotNullWhen(true)] out SymbolicTensor? elements) => (elements = Find(value)?.Elements) is not null;

    /// <summary>Gives every value without a type the one that was found; types that the file declares stay.</summary>
    public void Annotate()
    {
        foreach ((Value value, ValueFact fact) in _facts)
        {
            value.Type ??= fact.ToOnnxType();
        }
    }

    internal void Set(Value value, ValueFact? fact)
    {
        if (fact is null)
        {
            _facts.Remove(value);
        }
        else
        {
            _facts[value] = fact;
        }
    }
}
