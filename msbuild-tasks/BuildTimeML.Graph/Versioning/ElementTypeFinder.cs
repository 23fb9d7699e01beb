using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning;

/// <summary>Finds the element type of a value that declares none, from the constants and declarations it is computed from.</summary>
internal static class ElementTypeFinder
{
    // All of their inputs have the type of their first output.
    private static readonly HashSet<string> Alike =
    [
        "Add", "AveragePool", "BatchNormalization", "Concat", "Conv", "ConvTranspose", "Div", "Gemm", "InstanceNormalization", "MatMul", "Max", "Mean", "Min",
        "Mul", "PRelu", "Sub", "Sum",
    ];

    // Their first input has the type of their first output.
    private static readonly HashSet<string> Following =
    [
        "Abs", "Ceil", "Clip", "DepthToSpace", "Dropout", "Elu", "Erf", "Exp", "Expand", "Flatten", "Floor", "Gather", "GatherElements", "GlobalAveragePool",
        "GlobalMaxPool", "HardSigmoid", "Identity", "LRN", "LeakyRelu", "Log", "LogSoftmax", "MaxPool", "Neg", "Pad", "Pow", "Reciprocal", "ReduceL1", "ReduceL2", "ReduceMax",
        "ReduceMean", "ReduceMin", "ReduceProd", "ReduceSum", "Relu", "Reshape", "Resize", "ScatterElements", "Selu", "Sigmoid", "Slice", "Softmax", "Softplus", "Softsign",
        "SpaceToDepth", "Split", "Sqrt", "Squeeze", "Tanh", "Tile", "Transpose", "Unsqueeze", "Upsample",
    ];

    /// <returns>Null where nothing tells.</returns>
    public static ElementType? Find(Value? value)
    {
        while (value is not null)
        {
            if (Known(value) is { } known)
            {
                return known;
            }

            if (value.Producer is not { Domain.Length: 0 } producer)
            {
                return null;
            }

            if (producer.Is("Cast"))
            {
                return producer.Attribute("to")?.Int is { } to ? (ElementType)to : null;
            }

            bool alike = Alike.Contains(producer.OpType);
            if (alike && producer.Inputs.Select(Known).FirstOrDefault(t => t is not null) is { } sibling)
            {
                return sibling;
            }

            value = alike || Following.Contains(producer.OpType) ? producer.Input(0) : null;
        }

        return null;
    }

    private static ElementType? Known(Value? value) => value switch
    {
        { Type: TensorType { ElementType: not ElementType.Undefined } type } => type.ElementType,
        { Initializer: { } tensor } => tensor.ElementType,
        { Producer: { } producer } when producer.Is("Constant") => producer.Attribute("value")?.Tensor?.ElementType,
        _ => null,
    };
}
