namespace BuildTimeML.Build;

/// <summary>The values of the <c>CalibrationMethod</c> metadata. Each is a way to choose the range of a value.</summary>
internal static class CalibrationMethods
{
    public const string Default = "Halfway";

    public static IReadOnlyList<string> All { get; } = [Default, "MinMax", "Percentile", "Entropy", "MeanSquaredError"];
}
