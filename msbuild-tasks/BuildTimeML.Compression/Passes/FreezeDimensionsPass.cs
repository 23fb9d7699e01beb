using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Manifest;
using Dimension = BuildTimeML.Graph.Ir.Dimension;

namespace BuildTimeML.Compression.Passes;

/// <summary>Named dimensions become numbers in every type that the model declares.</summary>
/// <param name="numbers">What each name stands for from now on.</param>
internal sealed class FreezeDimensionsPass(IReadOnlyList<DimensionLimit> numbers) : IModelPass
{
    public string Name => "FreezeDimensions";

    public bool Run(Model model, PassLog log)
    {
        bool modified = false;
        foreach (Value value in model.Graph.AllGraphs().SelectMany(Values))
        {
            if (Freeze(value.Type) is { } frozen && frozen != value.Type)
            {
                value.Type = frozen;
                modified = true;
                log.Done(Name, value.Name);
            }
        }

        return modified;
    }

    private static IEnumerable<Value> Values(ModelGraph graph) =>
        graph.Inputs.Concat(graph.Outputs).Concat(graph.TypedValues).Concat(graph.Nodes.SelectMany(n => n.Outputs).OfType<Value>()).Distinct();

    // The same object where nothing changes: types keep what the file says beside them.
    private OnnxType? Freeze(OnnxType? type) => type switch
    {
        TensorType { Shape: { } shape } tensor when shape.Any(d => Number(d) is not null) => new TensorType(tensor.ElementType, Freeze(shape)),
        SparseTensorType { Shape: { } shape } tensor when shape.Any(d => Number(d) is not null) => new SparseTensorType(tensor.ElementType, Freeze(shape)),
        SequenceType sequence when Freeze(sequence.Element) is { } element && element != sequence.Element => new SequenceType(element),
        OptionalType optional when Freeze(optional.Element) is { } element && element != optional.Element => new OptionalType(element),
        _ => type,
    };

    private Dimension[] Freeze(IReadOnlyList<Dimension> shape) => [.. shape.Select(d => Number(d) is { } number ? Dimension.Fixed(number) : d)];

    private long? Number(Dimension dimension) =>
        dimension.Symbol is { } symbol ? numbers.FirstOrDefault(n => n.Symbol == symbol)?.Maximum : null;
}
