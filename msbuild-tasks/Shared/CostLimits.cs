using System.Globalization;

namespace BuildTimeML.Build;

/// <summary>The budgets on what a model costs, as the item sets them; null for those it does not set.</summary>
/// <param name="MaxCompressedSize">The most bytes that its files may have, compressed as <c>Embed="Brotli"</c> would.</param>
/// <param name="MaxLatencyRatio">The most that a run may take, by the time of a run of the simplified float model.</param>
/// <param name="MaxLatency">The most milliseconds that a run may take.</param>
/// <param name="MaxLoadTime">The most milliseconds that loading it and the first run may take.</param>
/// <param name="MaxMemory">The most bytes of memory that loading and running it may take.</param>
internal sealed record CostLimits(double? MaxCompressedSize, double? MaxLatencyRatio, double? MaxLatency, double? MaxLoadTime, double? MaxMemory)
{
    private const int Count = 5;

    public static CostLimits None { get; } = new(null, null, null, null, null);

    public bool AnySet => this != None;

    /// <summary>Whether one of them is kept on some machines and not on others.</summary>
    public bool AreOfMachine => (MaxLatencyRatio ?? MaxLatency ?? MaxLoadTime ?? MaxMemory) is not null;

    /// <summary>The numbers with ';' between them, none where there is no limit.</summary>
    public string Write() => string.Join(
        ";", new[] { MaxCompressedSize, MaxLatencyRatio, MaxLatency, MaxLoadTime, MaxMemory }.Select(n => n?.ToString("R", CultureInfo.InvariantCulture)));

    /// <exception cref="FormatException">The text is none that <see cref="Write"/> gives.</exception>
    public static CostLimits Read(string text)
    {
        double?[] numbers = [.. text.Split(';').Select(Number)];
        return numbers.Length == Count
            ? new CostLimits(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
            : throw new FormatException($"'{text}' is not {Count} numbers");
    }

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
