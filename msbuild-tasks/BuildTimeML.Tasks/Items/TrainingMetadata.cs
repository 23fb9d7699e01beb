using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Reads how an item asks its model to be trained.</summary>
internal static class TrainingMetadata
{
    private static readonly string[] Details = [ItemNames.Training, ItemNames.TrainingData, ItemNames.TrainingLabels, ItemNames.TrainedModel];

    /// <summary>All but where files are, which is found out later.</summary>
    /// <exception cref="BuildErrorException">A value cannot be read, lacks the one that it belongs to, or contradicts another.</exception>
    public static TrainingSettings Read(ITaskItem item)
    {
        bool hasTeacher = Has(item, ItemNames.Teacher);
        string given = ChoiceMetadata.Read(item, ItemNames.Recover, [("None", ""), .. TrainingSettings.Methods.Select(m => (m, m))]);
        string recover = given.Length == 0 && hasTeacher ? TrainingSettings.Distill : given;
        if (recover.Length == 0)
        {
            return Details.FirstOrDefault(n => Has(item, n)) is { } detail
                ? throw Contradiction(item, detail, ItemNames.Recover, "nothing is trained. Set Recover=\"Distill\", or name a Teacher")
                : TrainingSettings.None;
        }

        if (recover == TrainingSettings.FineTune && hasTeacher)
        {
            throw Contradiction(item, ItemNames.Teacher, ItemNames.Recover, "who has a teacher learns from it. Set Recover=\"Distill\", with TrainingLabels where there are some");
        }

        if (!Has(item, ItemNames.TrainingData) && !Has(item, ItemNames.CalibrationData))
        {
            throw new BuildErrorException(BuildErrors.TrainingNeedsData.With(recover, item.ItemSpec, "samples of real inputs. Add TrainingData=\"Training/*.npy\" (or .npz, .png, .jpg, .csv, ...)"));
        }

        if (Has(item, ItemNames.TrainingLabels) && !Has(item, ItemNames.TrainingData))
        {
            throw Contradiction(item, ItemNames.TrainingLabels, ItemNames.TrainingData, "labels belong to samples. Add TrainingData");
        }

        if (recover == TrainingSettings.FineTune && !Has(item, ItemNames.TrainingLabels))
        {
            throw new BuildErrorException(BuildErrors.TrainingNeedsData.With(recover, item.ItemSpec, "the right class of each sample. Add TrainingLabels, or set Recover=\"Distill\", which needs none"));
        }

        return TrainingSettings.None with { Recover = recover, Options = ReadOptions(item) };
    }

    private static string ReadOptions(ITaskItem item)
    {
        string value = DataMetadata.Value(item, ItemNames.Training);
        try
        {
            return ForPrecision(item, TrainingOptionTable.Normalize(value));
        }
        catch (FormatException e)
        {
            throw new BuildErrorException(BuildErrors.InvalidTraining.With(value, item.ItemSpec, e.Message));
        }
    }

    // Few bits are for models that were trained for them.
    private static string ForPrecision(ITaskItem item, string options)
    {
        string? precision = Precisions.Trained.FirstOrDefault(p => string.Equals(p, DataMetadata.Value(item, ItemNames.Precision), StringComparison.OrdinalIgnoreCase));
        return precision is null || TrainingOptionTable.Has(options, TrainingOptionTable.Rounding) ? options : TrainingOptionTable.Normalize($"{options};{TrainingOptionTable.Rounding}={precision}");
    }

    private static bool Has(ITaskItem item, string name) => DataMetadata.Value(item, name).Length > 0;

    private static BuildErrorException Contradiction(ITaskItem item, string first, string second, string why) =>
        new(BuildErrors.Contradiction.With(ItemText.Of(item, first), ItemText.Of(item, second), item.ItemSpec, why));
}
