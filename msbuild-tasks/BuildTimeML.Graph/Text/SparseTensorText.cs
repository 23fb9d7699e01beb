using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Text;

/// <summary>Writes what <see cref="SparseTensorParser"/> reads.</summary>
internal static class SparseTensorText
{
    public static string Of(SparseTensor tensor, long maximumElements) => $"{TypeOf(tensor)} {Parts(tensor, maximumElements)}";

    public static string TypeOf(SparseTensor tensor) =>
        $"sparse_tensor({ElementTypeWords.Of(tensor.Values.ElementType)}{TypeText.Dimensions([.. tensor.Dimensions])})";

    public static string Parts(SparseTensor tensor, long maximumElements) => TensorText.Typed(tensor.Values, maximumElements)
        + (tensor.Indices is { } indices ? $" at {TensorText.Typed(indices, maximumElements)}" : "");
}
