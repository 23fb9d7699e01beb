using System.Globalization;
using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Reads what an item asks to be taken out of the model.</summary>
internal static class PruningMetadata
{
    private const string ShareExpected = "a share above 0 % and below 100 %, as in \"50 %\" or \"0.5\"";
    private const int LargestGroup = 64;

    /// <summary>Those that say what single weights go, of which an item has one at most.</summary>
    private static readonly string[] WeightChoices = [ItemNames.Prune, ItemNames.PruneThreshold, ItemNames.PrunePattern];

    private static readonly string[] Structures = [ItemNames.PruneChannels, ItemNames.PruneHeads, ItemNames.PruneLayers];
    private static readonly string[] Targets = [ItemNames.TargetMultiplyAdds, ItemNames.TargetLatencyRatio, ItemNames.TargetSize];

    /// <exception cref="BuildErrorException">A value cannot be read, or two contradict each other.</exception>
    public static PruningSettings Read(ITaskItem item)
    {
        CheckChoices(item);
        (double? low, double? high, double? percentile) = ReadClipping(item);
        var settings = new PruningSettings
        {
            Share = ReadShare(item, ItemNames.Prune),
            Threshold = QuantityMetadata.Read(item, ItemNames.PruneThreshold, v => Number(v) is > 0 and var n ? n : null, "a number above 0, as in \"0.01\""),
            Pattern = ReadPattern(item),
            Criterion = ChoiceMetadata.Read(item, ItemNames.PruneCriterion, [("", ""), .. PruningCriteria.All.Select(c => (c, c))]),
            PerLayer = ChoiceMetadata.Read(item, ItemNames.PruneScope, ("Global", false), ("Layer", true)),
            ClipLow = low,
            ClipHigh = high,
            ClipPercentile = percentile,
            Channels = ReadShare(item, ItemNames.PruneChannels),
            Heads = ReadShare(item, ItemNames.PruneHeads),
            Layers = ReadShare(item, ItemNames.PruneLayers),
            AverageFirst = ChoiceMetadata.Read<bool?>(item, ItemNames.AverageFirst, ("Auto", null), ("true", true), ("false", false)),
            LowRank = ReadShare(item, ItemNames.LowRank),
            TargetMultiplyAdds = ReadShare(item, ItemNames.TargetMultiplyAdds),
            TargetLatencyRatio = ReadShare(item, ItemNames.TargetLatencyRatio),
            TargetSize = CostMetadata.ReadSize(item, ItemNames.TargetSize),
        };
        CheckCriterion(item, settings);
        return settings;
    }

    private static void CheckChoices(ITaskItem item)
    {
        foreach (string[] choices in new[] { WeightChoices, Targets })
        {
            string[] given = [.. choices.Where(n => Has(item, n))];
            if (given.Length > 1)
            {
                throw Contradiction(item, given[0], given[1], "each says by itself how much goes. Keep one of them");
            }
        }
    }

    private static void CheckCriterion(ITaskItem item, PruningSettings settings)
    {
        bool weights = settings.Share is not null || settings.Pattern.Length > 0;
        string? structure = Structures.Concat(Targets).FirstOrDefault(n => Has(item, n));
        string? weightChoice = WeightChoices.FirstOrDefault(n => Has(item, n));
        if (settings.Criterion.Length > 0 && !weights && structure is null)
        {
            throw Contradiction(item, ItemNames.PruneCriterion, weightChoice ?? ItemNames.Prune, weightChoice is null
                ? "a criterion chooses what goes, and nothing is to go. Add Prune, PrunePattern or PruneChannels"
                : "a threshold leaves nothing to choose. Leave PruneCriterion out, or set Prune");
        }

        if (settings.Criterion.Length > 0 && weights && !PruningCriteria.OfWeights.Contains(settings.Criterion))
        {
            throw Contradiction(item, ItemNames.PruneCriterion, weightChoice!, $"it is a criterion of channels. For single weights use one of {string.Join(", ", PruningCriteria.OfWeights)}");
        }

        if (settings.Criterion.Length > 0 && structure is not null && !PruningCriteria.OfChannels.Contains(settings.Criterion))
        {
            throw Contradiction(item, ItemNames.PruneCriterion, structure, $"it is a criterion of single weights. For channels use one of {string.Join(", ", PruningCriteria.OfChannels)}");
        }

        string? looks = PruningCriteria.WithSamples.Contains(settings.Criterion) ? ItemNames.PruneCriterion : Targets.FirstOrDefault(n => Has(item, n));
        if (looks is not null && !Has(item, ItemNames.CalibrationData) && !Has(item, ItemNames.TrainingData))
        {
            throw new BuildErrorException(BuildErrors.PruningNeedsSamples.With(ItemText.Of(item, looks), item.ItemSpec));
        }
    }

    private static string ReadPattern(ITaskItem item)
    {
        string value = DataMetadata.Value(item, ItemNames.PrunePattern);
        int[] numbers = [.. value.Split(':').Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)];
        return value.Length == 0 || (numbers.Length == 2 && numbers[0] > 0 && numbers[0] < numbers[1] && numbers[1] <= LargestGroup)
            ? value
            : throw new BuildErrorException(BuildErrors.InvalidQuantity.With(ItemNames.PrunePattern, value, $"how many of how many weights stay, of {LargestGroup} at most, as in \"2:4\""));
    }

    // A range with '..' in it, whose ends may be left out; or a share that stays as it is.
    private static (double? Low, double? High, double? Percentile) ReadClipping(ITaskItem item)
    {
        string value = DataMetadata.Value(item, ItemNames.ClipWeights);
        string[] ends = value.Split([".."], StringSplitOptions.None);
        if (value.Length == 0)
        {
            return (null, null, null);
        }

        if (ends.Length == 2)
        {
            (double? low, double? high) = (Number(ends[0]), Number(ends[1]));
            bool read = (low is not null || ends[0].Trim().Length == 0) && (high is not null || ends[1].Trim().Length == 0);
            if (read && (low ?? high) is not null && !(low >= high))
            {
                return (low, high, null);
            }
        }
        else if (Share(value) is { } share)
        {
            return (null, null, share);
        }

        throw new BuildErrorException(BuildErrors.InvalidQuantity.With(
            ItemNames.ClipWeights, value, "a range, as in \"-0.1..0.1\", \"..0.5\" or \"-1..\", or the share of the weights that stays as it is, as in \"99.9 %\""));
    }

    private static double? ReadShare(ITaskItem item, string name) => QuantityMetadata.Read(item, name, Share, ShareExpected);

    // Without a sign a share is one of 1.
    private static double? Share(string value)
    {
        bool percent = value.TrimEnd().EndsWith("%", StringComparison.Ordinal);
        double? share = Quantity.TryParse(value, ["%"], out double number) ? number / (percent ? 100 : 1) : null;
        return share is > 0 and < 1 ? share : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null;

    private static bool Has(ITaskItem item, string name) => DataMetadata.Value(item, name).Length > 0;

    private static BuildErrorException Contradiction(ITaskItem item, string first, string second, string why) =>
        new(BuildErrors.Contradiction.With(ItemText.Of(item, first), ItemText.Of(item, second), item.ItemSpec, why));
}
