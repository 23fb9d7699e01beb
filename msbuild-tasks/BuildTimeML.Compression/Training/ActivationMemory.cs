using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training;

/// <summary>What flows through a graph: that has to be kept until gradients have come back to it.</summary>
internal static class ActivationMemory
{
    /// <param name="model">Before gradients are appended.</param>
    /// <param name="batch">The dimension along which samples are joined; null where none are.</param>
    /// <param name="samples">How many of them go together.</param>
    /// <returns>Bytes of all values that its nodes give; those of unknown size do not count.</returns>
    public static long Of(Model model, string? batch, int samples)
    {
        ShapeFacts facts = ShapeInference.Run(model);
        return model.Graph.Nodes.SelectMany(n => n.Outputs).OfType<Value>().Select(facts.Find).Sum(f => f?.Shape is { } shape ? Bytes(f.ElementType, shape, batch, samples) : 0);
    }

    private static long Bytes(ElementType type, IReadOnlyList<Dim> shape, string? batch, int samples)
    {
        long?[] sizes = [.. shape.Select(d => d.Constant ?? (batch is null ? null : Dim.DivideExactly(d, Dim.OfName(batch))?.Constant * samples))];
        return sizes.Contains(null) ? 0 : ElementTypes.BytesOf(type, Shape.ElementCount([.. sizes.Select(s => s!.Value)]));
    }
}
