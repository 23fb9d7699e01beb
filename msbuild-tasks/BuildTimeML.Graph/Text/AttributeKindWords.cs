using System.Collections.Frozen;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Text;

internal static class AttributeKindWords
{
    private static readonly FrozenDictionary<string, AttributeKind> Kinds = Enum.GetValues<AttributeKind>().ToFrozenDictionary(Of, StringComparer.Ordinal);

    public static string Of(AttributeKind kind) => kind switch
    {
        AttributeKind.SparseTensor => "sparse_tensor",
        AttributeKind.SparseTensors => "sparse_tensors",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <returns>Null where no kind has the name.</returns>
    public static AttributeKind? Find(string word) => Kinds.TryGetValue(word, out AttributeKind kind) ? kind : null;

    /// <summary>The kind of a list of such items.</summary>
    public static AttributeKind Many(AttributeKind one) => one switch
    {
        AttributeKind.Float => AttributeKind.Floats,
        AttributeKind.Int => AttributeKind.Ints,
        AttributeKind.String => AttributeKind.Strings,
        AttributeKind.Tensor => AttributeKind.Tensors,
        AttributeKind.SparseTensor => AttributeKind.SparseTensors,
        AttributeKind.Graph => AttributeKind.Graphs,
        _ => AttributeKind.Undefined,
    };
}
