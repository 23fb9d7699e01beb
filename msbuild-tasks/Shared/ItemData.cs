using BuildTimeML.Manifest;
using static BuildTimeML.Manifest.Record;

namespace BuildTimeML.Build;

/// <summary>The samples that an item gives, as the files that hold them. All paths are absolute, and all lists are in a fixed order.</summary>
/// <param name="Calibration">One list of files for all inputs, or one for each input in the model's order; none where there is no CalibrationData.</param>
/// <param name="Evaluation">The same for EvaluationData.</param>
/// <param name="Labels">The file of the right classes for the evaluation; empty where there is none.</param>
/// <param name="MostSamples">The most samples of the calibration data to use.</param>
/// <param name="HoldBack">How many of a thousand of these are kept to evaluate on.</param>
internal sealed record ItemData(
    IReadOnlyList<IReadOnlyList<string>> Calibration,
    IReadOnlyList<IReadOnlyList<string>> Evaluation,
    string Labels,
    int MostSamples,
    int HoldBack)
{
    public const int DefaultMostSamples = 500;
    public const int DefaultHoldBack = 200;

    /// <summary>One of <see cref="CalibrationMethods"/>.</summary>
    public string Method { get; init; } = CalibrationMethods.Default;

    /// <summary>One of <see cref="RoundingMethods"/>.</summary>
    public string Rounding { get; init; } = RoundingMethods.Default;

    /// <summary>As <c>Calibration</c>, for TrainingData.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Training { get; init; } = [];

    /// <summary>The file of the right classes for the training; empty where there is none.</summary>
    public string TrainingLabels { get; init; } = "";

    /// <summary>The model to learn from; empty where that is the item's own.</summary>
    public string Teacher { get; init; } = "";

    /// <summary>The files beside the teacher that its weights lie in.</summary>
    public IReadOnlyList<string> TeacherWeights { get; init; } = [];

    public static ItemData None { get; } = new([], [], "", DefaultMostSamples, DefaultHoldBack);

    public IEnumerable<string> Files =>
        Calibration.Concat(Evaluation).Concat(Training).SelectMany(f => f).Concat(new[] { Labels, TrainingLabels, Teacher }.Where(f => f.Length > 0)).Concat(TeacherWeights);

    /// <exception cref="RecordException">The line cannot be read.</exception>
    public static ItemData Read(Record record)
    {
        (int mostSamples, int holdBack, string method, string labels) = ((int)record.Integer(), (int)record.Integer(), record.String(), record.String());
        return new ItemData(ReadLists(record), ReadLists(record), labels, mostSamples, holdBack)
        {
            Method = method,
            Training = ReadLists(record),
            TrainingLabels = record.String(),
            Teacher = record.String(),
            Rounding = record.String(),
            TeacherWeights = record.AtEnd ? [] : ReadFiles(record),
        };
    }

    public IEnumerable<Token> Write() =>
    [
        Word("data"), Number(MostSamples), Number(HoldBack), Text(Method), Text(Labels), .. WriteLists(Calibration), .. WriteLists(Evaluation),
        .. WriteLists(Training), Text(TrainingLabels), Text(Teacher), Text(Rounding),
        .. TeacherWeights.Count == 0 ? [] : WriteFiles(TeacherWeights),
    ];

    private static List<IReadOnlyList<string>> ReadLists(Record record)
    {
        var lists = new List<IReadOnlyList<string>>();
        for (long list = record.Integer(); list > 0; list--)
        {
            lists.Add(ReadFiles(record));
        }

        return lists;
    }

    private static List<string> ReadFiles(Record record)
    {
        var files = new List<string>();
        for (long file = record.Integer(); file > 0; file--)
        {
            files.Add(record.String());
        }

        return files;
    }

    private static IEnumerable<Token> WriteLists(IReadOnlyList<IReadOnlyList<string>> lists) =>
        [Number(lists.Count), .. lists.SelectMany(WriteFiles)];

    private static IEnumerable<Token> WriteFiles(IReadOnlyList<string> files) => [Number(files.Count), .. files.Select(Text)];
}
