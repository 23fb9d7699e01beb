using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Finds the files of samples that an item names.</summary>
internal static class DataFiles
{
    /// <summary>Stands in a pattern for the name of an input: then each input has files of its own.</summary>
    private const string Input = "{input}";

    /// <param name="item">Says where the files are.</param>
    /// <param name="folder">The project's, absolute.</param>
    /// <param name="inputs">The names of the model's inputs, in its order.</param>
    /// <exception cref="BuildErrorException">A pattern matches no file.</exception>
    public static ItemData Find(ITaskItem item, string folder, Func<IReadOnlyList<string>> inputs)
    {
        string teacher = FindOne(item, ItemNames.Teacher, folder);
        var data = new ItemData(
            FindLists(item, ItemNames.CalibrationData, folder, inputs),
            FindLists(item, ItemNames.EvaluationData, folder, inputs),
            FindOne(item, ItemNames.EvaluationLabels, folder),
            DataMetadata.ReadMostSamples(item),
            DataMetadata.ReadHoldBack(item))
        {
            Method = DataMetadata.ReadMethod(item),
            Rounding = DataMetadata.ReadRounding(item),
            Training = FindLists(item, ItemNames.TrainingData, folder, inputs),
            TrainingLabels = FindOne(item, ItemNames.TrainingLabels, folder),
            Teacher = teacher,
            TeacherWeights = teacher.Length == 0 ? [] : WeightsFiles.Beside(teacher),
        };
        return data.Files.Any() ? data : ItemData.None;
    }

    private static string FindOne(ITaskItem item, string name, string folder)
    {
        string value = DataMetadata.Value(item, name);
        return value.Length == 0 ? "" : Find(item, name, folder, value)[0];
    }

    private static IReadOnlyList<IReadOnlyList<string>> FindLists(ITaskItem item, string name, string folder, Func<IReadOnlyList<string>> inputs)
    {
        string value = DataMetadata.Value(item, name);
        return value.Length == 0 ? []
            : !value.Contains(Input) ? [FindAll(item, name, folder, value)]
            : [.. inputs().Select(i => FindAll(item, name, folder, value.Replace(Input, FolderName(i))))];
    }

    private static IReadOnlyList<string> FindAll(ITaskItem item, string name, string folder, string value) =>
        [.. ListMetadata.Split(value)
            .SelectMany(p => Find(item, name, folder, p))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(f => f.Replace('\\', '/'), StringComparer.Ordinal)];

    private static IReadOnlyList<string> Find(ITaskItem item, string name, string folder, string pattern) => FilePattern.Find(folder, pattern) is { Count: > 0 } found
        ? found
        : throw new BuildErrorException(BuildErrors.DataNotFound.With(name, DataMetadata.Value(item, name), item.ItemSpec, pattern, folder));

    // Names of values may hold characters that no file's name may on some system.
    private static string FolderName(string input) => string.Concat(input.Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ' ' ? c : '_'));
}
