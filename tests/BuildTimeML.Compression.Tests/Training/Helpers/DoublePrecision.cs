using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Training.Helpers;

/// <summary>Makes everything of float32 in a model float64.</summary>
internal static class DoublePrecision
{
    public static void Apply(Model model)
    {
        ModelGraph graph = model.Graph;
        foreach (Value value in graph.Inputs.Concat(graph.Outputs).Concat(graph.TypedValues))
        {
            value.Type = value.Type is TensorType { ElementType: ElementType.Float32 } type ? new TensorType(ElementType.Float64, type.Shape) : value.Type;
        }

        foreach (Value weight in graph.Initializers.Where(i => i.Initializer!.ElementType == ElementType.Float32).ToArray())
        {
            Tensor tensor = weight.Initializer!;
            graph.RemoveInitializer(weight);
            graph.AddInitializer(weight, Widen(tensor));
        }

        foreach (Node node in graph.Nodes)
        {
            for (int i = 0; i < node.Attributes.Count; i++)
            {
                NodeAttribute attribute = node.Attributes[i];
                node.Attributes[i] = attribute.Tensor is { ElementType: ElementType.Float32 } tensor ? NodeAttribute.Of(attribute.Name, Widen(tensor))
                    : node.Is("Cast") && attribute.Int == (long)ElementType.Float32 ? NodeAttribute.Of(attribute.Name, (long)ElementType.Float64)
                    : attribute;
            }
        }
    }

    private static Tensor Widen(Tensor tensor) => Tensor.Of(ElementType.Float64, tensor.Dimensions, Array.ConvertAll(tensor.Elements<float>().ToArray(), e => (double)e));
}
