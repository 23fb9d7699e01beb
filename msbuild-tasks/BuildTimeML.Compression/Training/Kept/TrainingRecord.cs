using System.Globalization;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Manifest;
using static BuildTimeML.Manifest.Record;

namespace BuildTimeML.Compression.Training.Kept;

/// <summary>What a training was: a text beside the trained model, which says whether that can be taken.</summary>
/// <param name="Key">As <see cref="TrainingKey"/> gives it.</param>
/// <param name="ModelSha256">Of the trained model's file.</param>
/// <param name="Method">How it was trained.</param>
/// <param name="Pruned">What was taken out before; empty for nothing.</param>
/// <param name="BestEpoch">Whose weights it has; 0 for those it came with.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Memory">What it took.</param>
/// <param name="Curve">From before the first epoch on.</param>
internal sealed record TrainingRecord(
    string Key, string ModelSha256, string Method, string Pruned, int BestEpoch, long Seconds, TrainingMemory Memory, IReadOnlyList<TrainingEpoch> Curve)
{
    private const string Kind = "buildtimeml-training";
    private const int Version = 1;
    private const string None = "-";

    /// <summary>The ranges that the model was trained in, by value; none where it was trained in float32.</summary>
    public IReadOnlyDictionary<string, ValueRange> Ranges { get; init; } = new Dictionary<string, ValueRange>();

    public string Write() => Record.Write(Kind, Version,
    [
        [Word("key"), Word(Key)],
        [Word("model"), Word(ModelSha256)],
        [Word("method"), Word(Method), Number(BestEpoch), Number(Seconds), Text(Pruned)],
        [Word("memory"), Number(Memory.Peak), Number(Memory.Weights), Number(Memory.Activations)],
        .. Curve.Select(e => (IEnumerable<Token>)[Word("epoch"), Number(e.Epoch), Real(e.LearningRate), Real(e.Loss), Real(e.HeldBackLoss), Real(e.Agreement)]),
        .. Ranges.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (IEnumerable<Token>)[Word("range"), Text(r.Key), Real(r.Value.Minimum), Real(r.Value.Maximum)]),
    ]);

    /// <exception cref="RecordException">The text is none of this version.</exception>
    public static TrainingRecord Read(string text)
    {
        var ranges = new Dictionary<string, ValueRange>(StringComparer.Ordinal);
        var record = new TrainingRecord("", "", "", "", 0, 0, new TrainingMemory(0, 0, 0), []) { Ranges = ranges };
        foreach (Record line in Parse(Kind, Version, text))
        {
            record = line.Keyword switch
            {
                "key" => record with { Key = line.String() },
                "model" => record with { ModelSha256 = line.String() },
                "method" => record with { Method = line.String(), BestEpoch = (int)line.Integer(), Seconds = line.Integer(), Pruned = line.String() },
                "memory" => record with { Memory = new TrainingMemory(line.Integer(), line.Integer(), line.Integer()) },
                "epoch" => record with { Curve = [.. record.Curve, new TrainingEpoch((int)line.Integer(), Real(line) ?? 0, Real(line), Real(line), Real(line))] },
                "range" when ranges.TryAdd(line.String(), new ValueRange((float)(Real(line) ?? 0), (float)(Real(line) ?? 0))) => record,
                _ => throw line.Error($"'{line.Keyword}' is not known"),
            };
        }

        return record;
    }

    /// <summary>For people: <c>distilled in 12 epochs, the best the 9th; loss 0.231 to 0.0312; agreement 94.1 % to 99.3 %</c>.</summary>
    public string Describe()
    {
        TrainingEpoch first = Curve[0];
        TrainingEpoch best = Curve.FirstOrDefault(e => e.Epoch == BestEpoch) ?? Curve[^1];
        string loss = best.HeldBackLoss is { } after && first.HeldBackLoss is { } before ? string.Create(CultureInfo.InvariantCulture, $"; loss on samples held back {before:G3} to {after:G3}") : "";
        string agreement = best.Agreement is { } to && first.Agreement is { } from ? string.Create(CultureInfo.InvariantCulture, $"; agreement {100 * from:0.0} % to {100 * to:0.0} %") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Method} over {Curve.Count - 1} epochs, the best the {BestEpoch}.{loss}{agreement}");
    }

    private static Token Real(double? number) => Word(number?.ToString("R", CultureInfo.InvariantCulture) ?? None);

    private static double? Real(Record line)
    {
        string text = line.String();
        return text == None ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
            : throw line.Error($"'{text}' is no number");
    }
}
