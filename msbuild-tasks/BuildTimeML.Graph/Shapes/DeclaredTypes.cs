using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Shapes;

/// <summary>What the file says of values that nodes give, put together with what was inferred.</summary>
internal sealed class DeclaredTypes
{
    private const long FirstIrVersionWithDefaults = 4;

    private readonly ShapeFacts _facts;
    private readonly HashSet<string> _inputSymbols;

    public DeclaredTypes(Model model, ShapeFacts facts)
    {
        _facts = facts;
        _inputSymbols = [.. model.Graph.Inputs.Select(i => i.Type).OfType<TensorType>().SelectMany(t => t.Shape ?? []).Select(d => d.Symbol).OfType<string>()];
        Replaceable = model.IrVersion >= FirstIrVersionWithDefaults ? [.. model.Graph.Inputs] : [];
    }

    /// <summary>Inputs of the model: where one is an initializer too, that is only its default.</summary>
    public HashSet<Value> Replaceable { get; }

    /// <returns>What was inferred, and what only the file says where the two agree.</returns>
    public ValueFact? Merge(Node node, Value value, ValueFact? inferred, DimMath math)
    {
        if (ValueFact.Of(value.Type, math) is not { } declared)
        {
            return inferred;
        }

        if (inferred is null || (inferred.Kind == FactKind.Tensor && inferred.ElementType == ElementType.Undefined && inferred.Shape is null))
        {
            return declared with { Shape = declared.Shape?.Select(d => Trusted(d, math)).ToArray() };
        }

        bool otherType = OtherType(inferred, declared);
        if (otherType || OtherShape(inferred, declared))
        {
            var problem = new GraphProblem(node.ToString(), value.Name, $"{node} gives '{value.Name}' as {inferred}, and the file declares {declared}");
            _facts.Problems.Add(problem);
            if (otherType)
            {
                _facts.TypeContradictions.Add(problem);
            }

            return inferred;
        }

        return inferred.Kind != FactKind.Tensor ? inferred with { Inner = inferred.Inner ?? declared.Inner } : inferred with
        {
            ElementType = inferred.ElementType == ElementType.Undefined ? declared.ElementType : inferred.ElementType,
            Shape = inferred.Shape?.Zip(declared.Shape ?? inferred.Shape, (i, d) => i.Constant is null && d.Constant is not null ? d : i).ToArray()
                ?? declared.Shape?.Select(d => Trusted(d, math)).ToArray(),
        };
    }

    private static bool OtherType(ValueFact inferred, ValueFact declared) => inferred.Kind != declared.Kind
        || (inferred.ElementType != declared.ElementType && inferred.ElementType != ElementType.Undefined && declared.ElementType != ElementType.Undefined);

    private static bool OtherShape(ValueFact inferred, ValueFact declared) => (inferred.Shape, declared.Shape) is ({ } i, { } d)
        && (i.Count != d.Count || i.Zip(d).Any(p => (p.First.Constant, p.Second.Constant) is ({ } x, { } y) && x != y));

    // Symbols that only outputs have are labels: whether two of one name are the same is not certain.
    private Dim Trusted(Dim dim, DimMath math) => dim.Symbol is { } symbol && !_inputSymbols.Contains(symbol) ? math.Unknown() : dim;
}
