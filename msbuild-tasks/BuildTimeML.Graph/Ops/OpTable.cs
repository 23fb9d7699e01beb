using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Ops;

/// <summary>All operators that are known.</summary>
public static class OpTable
{
    public static IReadOnlyList<Operator> All { get; } =
    [
        .. UnaryElementwise.Operators,
        .. BinaryElementwise.Operators,
        .. VariadicElementwise.Operators,
        .. Casts.Operators,
        .. Reductions.Operators,
        .. Generators.Operators,
        .. Constant.Operators,
        .. ConstantOfShape.Operators,
        .. Range.Operators,
        .. ShapeAndSize.Operators,
        .. Reshape.Operators,
        .. Flatten.Operators,
        .. Squeeze.Operators,
        .. Unsqueeze.Operators,
        .. Transpose.Operators,
        .. Expand.Operators,
        .. Tile.Operators,
        .. Concat.Operators,
        .. Split.Operators,
        .. Slice.Operators,
        .. Pad.Operators,
        .. Gather.Operators,
        .. GatherElements.Operators,
        .. GatherND.Operators,
        .. Scatter.Operators,
        .. Where.Operators,
        .. DepthAndSpace.Operators,
        .. MatMul.Operators,
        .. Gemm.Operators,
        .. Einsum.Operators,
        .. Conv.Operators,
        .. ConvTranspose.Operators,
        .. Pooling.Operators,
        .. RegionPooling.Operators,
        .. Columns.Operators,
        .. Resize.Operators,
        .. Grids.Operators,
        .. Normalization.Operators,
        .. Recurrent.Operators,
        .. Attention.Operators,
        .. Selection.Operators,
        .. OneHot.Operators,
        .. Losses.Operators,
        .. Signal.Operators,
        .. Text.Operators,
        .. If.Operators,
        .. Loop.Operators,
        .. Scan.Operators,
        .. Sequences.Operators,
        .. Optionals.Operators,
        .. Training.Operators,
        .. MachineLearning.Operators,
        .. Microsoft.Operators,
    ];

    private static readonly Dictionary<(string Domain, string Name), Operator> ByName = All.ToDictionary(o => (o.Domain, o.Name));

    /// <returns>Null for an operator that is not known.</returns>
    public static Operator? Find(string name, string domain = "") => ByName.GetValueOrDefault((domain == "ai.onnx" ? "" : domain, name));

    /// <returns>Null for a node of an operator that is not known.</returns>
    public static Operator? Find(Node node) => Find(node.OpType, node.Domain);
}
