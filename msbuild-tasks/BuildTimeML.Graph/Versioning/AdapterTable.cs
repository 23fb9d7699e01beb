using BuildTimeML.Graph.Versioning.Adapters;

namespace BuildTimeML.Graph.Versioning;

internal static class AdapterTable
{
    public static IReadOnlyList<IOpAdapter> All { get; } =
    [
        new BatchNormalization9(), new Scan9(), new Upsample9(),
        new Dropout10(), new Slice10(), new TopK10(), new Upsample10(),
        new Clip11(), new Pad11(), new Resize11(), new Scatter11(),
        new Dropout12(),
        new AttributeToInput("ReduceSum", 13, "axes"), new AttributeToInput("Split", 13, "split"), new AttributeToInput("Squeeze", 13, "axes"),
        new AttributeToInput("Unsqueeze", 13, "axes"), new Resize13(), new Softmax13("Hardmax"), new Softmax13("LogSoftmax"), new Softmax13("Softmax"),
        new BatchNormalization14(),
        new RoiAlign16(),
        new AttributeToInput("ReduceL1", 18, "axes"), new AttributeToInput("ReduceL2", 18, "axes"), new AttributeToInput("ReduceLogSum", 18, "axes"),
        new AttributeToInput("ReduceLogSumExp", 18, "axes"), new AttributeToInput("ReduceMax", 18, "axes"), new AttributeToInput("ReduceMean", 18, "axes"),
        new AttributeToInput("ReduceMin", 18, "axes"), new AttributeToInput("ReduceProd", 18, "axes"), new AttributeToInput("ReduceSumSquare", 18, "axes"),
        new Split18(),
        new Dft20(), new GridSample20(),
        new GroupNormalization21(),
    ];

    private static Dictionary<(string OpType, long Version), IOpAdapter> ByChange { get; } = All.ToDictionary(a => (a.OpType, a.Version));

    /// <returns>Null where nodes stay as they are.</returns>
    public static IOpAdapter? Find(string opType, long version) => ByChange.GetValueOrDefault((opType, version));
}
