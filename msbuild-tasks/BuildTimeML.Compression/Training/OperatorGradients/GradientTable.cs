using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>All operators that have a gradient.</summary>
internal static class GradientTable
{
    public static IReadOnlyList<IGradient> All { get; } =
    [
        new AddGradient(),
        new CastGradient(),
        new ClipGradient(),
        new ConvGradient(),
        new DivGradient(),
        new GemmGradient(),
        new GlobalAveragePoolGradient(),
        new LogSoftmaxGradient(),
        new MatMulGradient(),
        new MulGradient(),
        new NegGradient(),
        new ReductionGradient(),
        new ReluGradient(),
        new ReshapeGradient(),
        new SoftmaxGradient(),
        new SubGradient(),
        new TransposeGradient(),
    ];

    private static readonly Dictionary<string, IGradient> ByOperator =
        All.SelectMany(g => g.Operators.Select(o => (Operator: o, Gradient: g))).ToDictionary(p => p.Operator, p => p.Gradient);

    /// <returns>Null for a node without a gradient.</returns>
    public static IGradient? Find(Node node) => node.Domain is "" or "ai.onnx" ? ByOperator.GetValueOrDefault(node.OpType) : null;
}
