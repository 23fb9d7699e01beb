using System.Collections.Frozen;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Text;

/// <summary>The names of element types in ONNX's own textual syntax.</summary>
internal static class ElementTypeWords
{
    private static readonly FrozenDictionary<string, ElementType> Types =
        Enum.GetValues<ElementType>().Where(t => t != ElementType.Undefined).ToFrozenDictionary(Of, StringComparer.Ordinal);

    public static string Of(ElementType type) => type switch
    {
        ElementType.Float32 => "float",
        ElementType.Float64 => "double",
        _ => ElementTypes.NameOf(type),
    };

    /// <returns>Null where no type has the name.</returns>
    public static ElementType? Find(string word) => Types.TryGetValue(word, out ElementType type) ? type : null;
}
