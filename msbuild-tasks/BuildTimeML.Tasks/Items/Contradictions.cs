using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>What an item asks for and cannot have, whatever the model is: found before any work begins.</summary>
internal static class Contradictions
{
    /// <exception cref="BuildErrorException">There is one.</exception>
    public static void Check(ModelItem model)
    {
        if (Find(model) is { } error)
        {
            throw new BuildErrorException(error);
        }
    }

    private static BuildError? Find(ModelItem model)
    {
        ITaskItem item = model.Item;
        bool evaluates = Has(item, ItemNames.EvaluationData);
        bool calibrates = Has(item, ItemNames.CalibrationData);
        string? quality = QualityBudgets.FirstOrDefault(name => Has(item, name));
        return
            quality is not null && !evaluates && !calibrates ? NotMeasurable(item, quality, "there are no samples. Add CalibrationData or EvaluationData")
            : quality is not null && !evaluates && DataMetadata.ReadHoldBack(item) == 0 ? Contradict(item, quality, ItemNames.HoldBack, "no samples are left to measure on. Raise HoldBack, or add EvaluationData")
            : Has(item, ItemNames.MaxAccuracyDrop) && !Has(item, ItemNames.EvaluationLabels) ? NotMeasurable(item, ItemNames.MaxAccuracyDrop, "there are no labels. Add EvaluationData and EvaluationLabels")
            : model.Costs.MaxLatencyRatio < 1 && model.Manifest.Precision == Precisions.Default
                ? Contradict(item, ItemNames.MaxLatencyRatio, ItemNames.Precision, $"{Precisions.Default} is what the time is compared with, so that the ratio is 1. Set Precision=\"Auto\"")
            : IsTrue(item, ItemNames.SaveOptimizedGraph) && model.Manifest.ExecutionProviders.FirstOrDefault(p => p != ProviderNames.Cpu) is { } device
                ? Contradict(item, ItemNames.SaveOptimizedGraph, ItemNames.ExecutionProviders, $"a graph that is optimised at build runs on the CPU, and {device} optimises it at loading. Leave SaveOptimizedGraph out")
            : null;
    }

    private static readonly string[] QualityBudgets = [ItemNames.MinAgreement, ItemNames.MinSqnr, ItemNames.MaxAccuracyDrop];

    private static bool Has(ITaskItem item, string name) => item.GetMetadata(name).Trim().Length > 0;

    private static bool IsTrue(ITaskItem item, string name) => string.Equals(item.GetMetadata(name).Trim(), "true", StringComparison.OrdinalIgnoreCase);

    private static BuildError NotMeasurable(ITaskItem item, string name, string missing) => BuildErrors.BudgetNotMeasurable.With(name, item.ItemSpec, missing);

    private static BuildError Contradict(ITaskItem item, string first, string second, string why) => BuildErrors.Contradiction.With(ItemText.Of(item, first), ItemText.Of(item, second), item.ItemSpec, why);
}
