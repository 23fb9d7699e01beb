namespace BuildTimeML.Build;

/// <summary>The values of the <c>Precision</c> metadata. Each is a line in the table of quantisation schemes.</summary>
internal static class Precisions
{
    public const string Default = "Float32";
    public const string Int8Static = "Int8Static";
    public const string Ternary = "Ternary";
    public const string Binary = "Binary";

    public static IReadOnlyList<string> Schemes { get; } = [Default, "Float16", "BFloat16", "Int8WeightOnly", "Int8Dynamic", Int8Static, "Int4", Ternary, Binary];

    /// <summary>Those that are for models which were trained for them.</summary>
    public static IReadOnlyList<string> Trained { get; } = [Ternary, Binary];

    /// <summary>Those that leave the choice of a scheme to what is measured on the CPU of the build.</summary>
    public static IReadOnlyList<string> Choices { get; } = ["Int8", "Auto"];

    public static IReadOnlyList<string> All { get; } = [.. Schemes, .. Choices];
}
