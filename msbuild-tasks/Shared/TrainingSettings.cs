using BuildTimeML.Manifest;
using static BuildTimeML.Manifest.Record;

namespace BuildTimeML.Build;

/// <summary>How an item asks its model to be trained, besides the samples, which <see cref="ItemData"/> names.</summary>
/// <param name="Recover">One of <see cref="Methods"/>; empty for none.</param>
/// <param name="Options">As <see cref="TrainingOptionTable.Normalize"/> gives them.</param>
/// <param name="ModelPath">Where the trained model is kept, absolute.</param>
/// <param name="CheckpointPath">What a cancelled training goes on from, absolute.</param>
internal sealed record TrainingSettings(string Recover, string Options, string ModelPath, string CheckpointPath)
{
    /// <summary>To become like the original, or like a teacher.</summary>
    public const string Distill = "Distill";

    /// <summary>To give the right classes.</summary>
    public const string FineTune = "FineTune";

    public static IReadOnlyList<string> Methods { get; } = [Distill, FineTune];

    public static TrainingSettings None { get; } = new("", "", "", "");

    /// <summary>Whether a model that would have to be trained is an error instead.</summary>
    public bool IsCheck { get; init; }

    /// <summary>Whether the model is trained, and not built.</summary>
    public bool IsOnly { get; init; }

    public bool Any => Recover.Length > 0;

    /// <summary>The same without what does not decide what the model becomes.</summary>
    public TrainingSettings Anonymous => this with { ModelPath = "", CheckpointPath = "", IsCheck = false, IsOnly = false };

    /// <summary>What the training was, beside a trained model.</summary>
    public static string RecordOf(string modelPath) => modelPath + ".training";

    /// <exception cref="RecordException">The line cannot be read.</exception>
    public static TrainingSettings Read(Record record) => new(record.String(), record.String(), record.String(), record.String()) { IsCheck = record.Integer() != 0, IsOnly = record.Integer() != 0 };

    public IEnumerable<Token> Write() => [Word("training"), Text(Recover), Text(Options), Text(ModelPath), Text(CheckpointPath), Number(IsCheck ? 1 : 0), Number(IsOnly ? 1 : 0)];
}
