using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning;

/// <summary>Attributes as adapters take them from nodes and put them there.</summary>
internal static class Attributes
{
    /// <returns>The attribute, which the node no longer has; null where it had none.</returns>
    public static NodeAttribute? Take(this Node node, string name)
    {
        NodeAttribute? attribute = node.Attribute(name);
        if (attribute is not null)
        {
            node.Attributes.Remove(attribute);
        }

        return attribute;
    }

    public static void Set(this Node node, NodeAttribute attribute)
    {
        node.Take(attribute.Name);
        node.Attributes.Add(attribute);
    }
}
