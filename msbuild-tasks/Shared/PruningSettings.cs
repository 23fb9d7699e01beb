using System.Globalization;

namespace BuildTimeML.Build;

/// <summary>What an item asks to be taken out of a model; null, or empty, where it does not ask. Shares are of 1.</summary>
internal sealed record PruningSettings
{
    public static PruningSettings None { get; } = new();

    /// <summary>The share of the weights of layers that become zero.</summary>
    public double? Share { get; init; }

    /// <summary>Weights below it become zero.</summary>
    public double? Threshold { get; init; }

    /// <summary>How many of how many weights in a row stay, such as "2:4".</summary>
    public string Pattern { get; init; } = "";

    /// <summary>One of <see cref="PruningCriteria"/>; empty for the default of what is pruned.</summary>
    public string Criterion { get; init; } = "";

    /// <summary>Whether the share is that of each layer, and not of all layers together.</summary>
    public bool PerLayer { get; init; }

    /// <summary>The least that a weight may be.</summary>
    public double? ClipLow { get; init; }

    /// <summary>The most that a weight may be.</summary>
    public double? ClipHigh { get; init; }

    /// <summary>The share of the weights of a layer that keep their size; the others get that of the largest that does.</summary>
    public double? ClipPercentile { get; init; }

    /// <summary>The share of the channels that go.</summary>
    public double? Channels { get; init; }

    /// <summary>The share of the attention heads that go.</summary>
    public double? Heads { get; init; }

    /// <summary>The share of the residual blocks that go.</summary>
    public double? Layers { get; init; }

    /// <summary>Whether means over all positions come before the layers that they are behind; null for where a target finds that it pays.</summary>
    public bool? AverageFirst { get; init; }

    /// <summary>The share of the multiply-adds of products that low-rank factors may take.</summary>
    public double? LowRank { get; init; }

    /// <summary>The share of the multiply-adds that may stay.</summary>
    public double? TargetMultiplyAdds { get; init; }

    /// <summary>The most time of a run, by that of the simplified model.</summary>
    public double? TargetLatencyRatio { get; init; }

    /// <summary>The most bytes of the weights in float32.</summary>
    public double? TargetSize { get; init; }

    public bool Any => (AverageFirst is false ? this with { AverageFirst = null } : this) != None;

    /// <summary>Whether single weights become zero.</summary>
    public bool AnyPruning => Share is not null || Threshold is not null || Pattern.Length > 0;

    public bool AnyClipping => ClipLow is not null || ClipHigh is not null || ClipPercentile is not null;

    /// <summary>Whether shapes change.</summary>
    public bool AnyStructure =>
        Channels is not null || Heads is not null || Layers is not null || AverageFirst is true || TargetMultiplyAdds is not null || TargetLatencyRatio is not null || TargetSize is not null;

    /// <summary>What <see cref="Read"/> reads: all values in a fixed order, with ';' between them.</summary>
    public string Write() => string.Join(";", Numbers().Select(n => n?.ToString("R", CultureInfo.InvariantCulture) ?? "").Concat([Pattern, Criterion, PerLayer ? "layer" : "", AverageFirst?.ToString() ?? ""]));

    /// <exception cref="FormatException">The text is none that <see cref="Write"/> gives.</exception>
    public static PruningSettings Read(string text)
    {
        string[] parts = text.Split(';');
        int numbers = None.Numbers().Length;
        if (parts.Length != numbers + 4)
        {
            throw new FormatException($"'{text}' is not {numbers + 4} values");
        }

        double?[] n = [.. parts.Take(numbers).Select(p => p.Length == 0 ? (double?)null : double.Parse(p, NumberStyles.Float, CultureInfo.InvariantCulture))];
        return new PruningSettings
        {
            Share = n[0], Threshold = n[1], ClipLow = n[2], ClipHigh = n[3], ClipPercentile = n[4], Channels = n[5], Heads = n[6], Layers = n[7],
            LowRank = n[8], TargetMultiplyAdds = n[9], TargetLatencyRatio = n[10], TargetSize = n[11],
            Pattern = parts[numbers], Criterion = parts[numbers + 1], PerLayer = parts[numbers + 2].Length > 0,
            AverageFirst = parts[numbers + 3].Length > 0 ? bool.Parse(parts[numbers + 3]) : null,
        };
    }

    private double?[] Numbers() =>
        [Share, Threshold, ClipLow, ClipHigh, ClipPercentile, Channels, Heads, Layers, LowRank, TargetMultiplyAdds, TargetLatencyRatio, TargetSize];
}
