namespace BuildTimeML.Build;

/// <summary>The values of the <c>Precision</c> metadata. Each is a line in the table of quantisation schemes.</summary>
internal static class Precisions
{
    public const string Default = "Float32";

    public static IReadOnlyList<string> All { get; } = [Default, "Int8WeightOnly", "Int8Dynamic", "Int8", "Auto"];
}
