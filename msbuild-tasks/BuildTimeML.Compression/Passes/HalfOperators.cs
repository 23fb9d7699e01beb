using System.Collections.Frozen;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Ops;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// The operators that compute in float16 where a model is for a device. All others stay in float32: those that execution
/// providers have no float16 kernels for (Resize, TopK, RoiAlign, NonMaxSuppression, Range, CumSum, Min, Max), those whose numbers may be
/// large integers (Cast), and those with graphs of their own.
/// </summary>
internal static class HalfOperators
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        // Layers.
        "MatMul", "Gemm", "Einsum", "Conv", "ConvTranspose", "LSTM", "GRU", "RNN",
        "BatchNormalization", "InstanceNormalization", "GroupNormalization", "LayerNormalization", "RMSNormalization", "LRN",
        "AveragePool", "MaxPool", "GlobalAveragePool", "GlobalMaxPool",

        // Functions of each element.
        "Add", "Sub", "Mul", "Div", "Pow", "Sum", "Abs", "Neg", "Sign", "Reciprocal", "Sqrt", "Exp", "Log", "Erf", "Sin", "Cos", "Floor", "Ceil", "Round",
        "Relu", "LeakyRelu", "PRelu", "Elu", "Selu", "ThresholdedRelu", "Clip", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "Softplus", "Softsign", "Gelu",
        "Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Where",

        // Functions of an axis.
        "Softmax", "LogSoftmax", "ReduceL1", "ReduceL2", "ReduceMax", "ReduceMean", "ReduceMin", "ReduceProd", "ReduceSum", "ReduceSumSquare", "ReduceLogSumExp",
        "ArgMax", "ArgMin",

        // What only moves elements.
        "Concat", "Split", "Slice", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose", "Expand", "Tile", "Pad", "Gather", "GatherElements", "GatherND",
        "ScatterElements", "ScatterND", "DepthToSpace", "SpaceToDepth",
    ]);

    /// <returns>Null where the operator stays in float32.</returns>
    public static Operator? Find(Node node) => node.Domain.Length == 0 && Names.Contains(node.OpType) ? OpTable.Find(node) : null;
}
