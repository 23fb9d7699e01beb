using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training;

/// <summary>What flows through a graph: that has to be kept until gradients have come back to it.</summary>
internal static class ActivationMemory
{
    /// <returns>Bytes of all values that its nodes give; those of unknown size do not count.</returns>
    public static long Of(Model model)
    {
        ShapeFacts facts = ShapeInference.Run(model);
        return model.Graph.Nodes.SelectMany(n => n.Outputs).OfType<Value>().Sum(v =>
            facts.TryGetFixedShape(v, out long[]? shape) ? ElementTypes.BytesOf(facts.Find(v)!.ElementType, Shape.ElementCount(shape)) : 0);
    }
}
