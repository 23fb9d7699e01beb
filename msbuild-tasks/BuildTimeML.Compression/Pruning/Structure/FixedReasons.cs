namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>The reasons in words.</summary>
internal static class FixedReasons
{
    public static string Describe(FixedReason reason) => reason switch
    {
        FixedReason.IsGraphOutput => "channels of an output of the model",
        FixedReason.NotFollowed => "the operator is not followed",
        FixedReason.InSubgraph => "used in a subgraph",
        FixedReason.MeetsFixed => "they meet channels that stay",
        FixedReason.ComputedOver => "the operator computes over them",
        FixedReason.Reshaped => "a Reshape mixes them with other axes",
        FixedReason.NotConstant => "a shape is no constant",
        FixedReason.ShapeNotKnown => "a shape is not known",
        FixedReason.IsGraphInput => "a weight is an input of the model too",
        FixedReason.Broadcast => "one channel meets all of another value",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
