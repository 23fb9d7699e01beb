using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>All operators that have a gradient.</summary>
internal static class GradientTable
{
    public static IReadOnlyList<IGradient> All { get; } =
    [
        new AbsGradient(),
        new AddGradient(),
        new AveragePoolGradient(),
        new BatchNormalizationGradient(),
        new CastGradient(),
        new ClipGradient(),
        new ConcatGradient(),
        new ConvGradient(),
        new ConvTransposeGradient(),
        new CumSumGradient(),
        new DepthAndSpaceGradient(),
        new DequantizeLinearGradient(),
        new DivGradient(),
        new DropoutGradient(),
        new EinsumGradient(),
        new EluGradient(),
        new ErfGradient(),
        new ExpGradient(),
        new ExpandGradient(),
        new ExtremumGradient(),
        new GatherElementsGradient(),
        new GatherGradient(),
        new GatherNDGradient(),
        new GeluGradient(),
        new GemmGradient(),
        new GlobalAveragePoolGradient(),
        new GlobalMaxPoolGradient(),
        new GroupNormalizationGradient(),
        new HardSigmoidGradient(),
        new HardSwishGradient(),
        new InstanceNormalizationGradient(),
        new LRNGradient(),
        new LayerNormalizationGradient(),
        new LeakyReluGradient(),
        new LogGradient(),
        new LogSoftmaxGradient(),
        new MatMulGradient(),
        new MaxPoolGradient(),
        new MulGradient(),
        new NegGradient(),
        new PReluGradient(),
        new PadGradient(),
        new PowGradient(),
        new QuantizeLinearGradient(),
        new ReciprocalGradient(),
        new RecurrenceGradient(),
        new ReductionGradient(),
        new ReluGradient(),
        new ReshapeGradient(),
        new ResizeGradient(),
        new RoundingGradient(),
        new SeluGradient(),
        new SigmoidGradient(),
        new SineGradient(),
        new SliceGradient(),
        new SoftmaxGradient(),
        new SoftplusGradient(),
        new SoftsignGradient(),
        new SplitGradient(),
        new SqrtGradient(),
        new SubGradient(),
        new SumGradient(),
        new TanhGradient(),
        new TileGradient(),
        new TransposeGradient(),
        new TriluGradient(),
        new WhereGradient(),
    ];

    private static readonly Dictionary<string, IGradient> ByOperator =
        All.SelectMany(g => g.Operators.Select(o => (Operator: o, Gradient: g))).ToDictionary(p => p.Operator, p => p.Gradient);

    /// <returns>Null for a node without a gradient.</returns>
    public static IGradient? Find(Node node) => node.Domain is "" or "ai.onnx" ? ByOperator.GetValueOrDefault(node.OpType) : null;
}
