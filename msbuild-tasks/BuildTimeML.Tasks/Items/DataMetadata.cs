using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Tasks.Signatures;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Reads what an item says of its samples, without looking for their files.</summary>
internal static class DataMetadata
{
    private const int MostSamples = 1_000_000;
    private const int LargestHoldBack = 900;

    private static readonly string[] Names =
        [ItemNames.CalibrationData, ItemNames.CalibrationSamples, ItemNames.CalibrationMethod, ItemNames.Rounding, ItemNames.EvaluationData, ItemNames.EvaluationLabels, ItemNames.HoldBack,
         ItemNames.TrainingData, ItemNames.TrainingLabels, ItemNames.Teacher];

    /// <exception cref="BuildErrorException">A value cannot be read, or lacks the one it belongs to.</exception>
    public static void Check(ITaskItem item)
    {
        _ = ReadMostSamples(item);
        _ = ReadHoldBack(item);
        _ = ReadMethod(item);
        _ = ReadRounding(item);
        if (Value(item, ItemNames.EvaluationLabels).Length > 0 && Value(item, ItemNames.EvaluationData).Length == 0)
        {
            throw new BuildErrorException(BuildErrors.LabelsWithoutData.With(Value(item, ItemNames.EvaluationLabels), item.ItemSpec));
        }
    }

    /// <summary>All of it as text, to see whether it changed.</summary>
    public static string Options(ITaskItem item) => string.Join("\n", Names.Select(n => Value(item, n)));

    /// <exception cref="BuildErrorException">The value cannot be used for the model.</exception>
    public static ImagePreprocess? ReadPreprocess(ITaskItem item, ModelSignature signature)
    {
        string value = Value(item, ItemNames.Preprocess);
        try
        {
            ImagePreprocess? preprocess = value.Length == 0 ? null : ImagePreprocessReader.Read(value, signature.Inputs);
            return preprocess is null || !signature.OptionalInputs.Contains(preprocess.Input, StringComparer.Ordinal)
                ? preprocess
                : throw new FormatException($"OptionalInputs lists the input '{preprocess.Input}', and a call with an image always gives it");
        }
        catch (FormatException e)
        {
            throw new BuildErrorException(BuildErrors.InvalidPreprocess.With(value, item.ItemSpec, e.Message));
        }
    }

    /// <exception cref="BuildErrorException">The value cannot be read.</exception>
    public static int ReadMostSamples(ITaskItem item)
    {
        string value = Value(item, ItemNames.CalibrationSamples);
        return value.Length == 0 ? ItemData.DefaultMostSamples
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int samples) && samples is >= 1 and <= MostSamples ? samples
            : throw new BuildErrorException(BuildErrors.InvalidCalibrationSamples.With(value, MostSamples));
    }

    /// <returns>One of <see cref="CalibrationMethods"/>.</returns>
    /// <exception cref="BuildErrorException">The value is not known.</exception>
    public static string ReadMethod(ITaskItem item) =>
        ChoiceMetadata.Read(item, ItemNames.CalibrationMethod, [.. CalibrationMethods.All.Select(method => (method, method))]);

    /// <returns>One of <see cref="RoundingMethods"/>.</returns>
    /// <exception cref="BuildErrorException">The value is not known.</exception>
    public static string ReadRounding(ITaskItem item) =>
        ChoiceMetadata.Read(item, ItemNames.Rounding, [.. RoundingMethods.All.Select(method => (method, method))]);

    /// <returns>Of a thousand.</returns>
    /// <exception cref="BuildErrorException">The value cannot be read.</exception>
    public static int ReadHoldBack(ITaskItem item)
    {
        string value = Value(item, ItemNames.HoldBack);
        return value.Length == 0 ? ItemData.DefaultHoldBack
            : decimal.TryParse(value.TrimEnd('%').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent) && percent * 10 <= LargestHoldBack ? (int)(percent * 10)
            : throw new BuildErrorException(BuildErrors.InvalidHoldBack.With(value));
    }

    public static string Value(ITaskItem item, string name) => item.GetMetadata(name).Trim();
}
