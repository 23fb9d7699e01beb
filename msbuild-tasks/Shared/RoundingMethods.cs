namespace BuildTimeML.Build;

/// <summary>The values of the <c>Rounding</c> metadata. Each is a way to round weights by what samples tell of their layers.</summary>
internal static class RoundingMethods
{
    public const string Default = "Gptq";

    public static IReadOnlyList<string> All { get; } = [Default, "AdaRound"];
}
