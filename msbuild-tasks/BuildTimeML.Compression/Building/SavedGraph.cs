using BuildTimeML.Build;
using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Building;

/// <summary>
/// A candidate whose graph the engine has optimised as far as the result runs on every machine, so that loading it needs no
/// optimiser any more. It takes the candidate's place where it gives the same and is no larger.
/// </summary>
internal static class SavedGraph
{
    /// <summary>From this size on weights lie in a file of their own, each at the start of a page: the engine maps them instead of copying them.</summary>
    public const long LargeModel = 16 << 20;

    // Names differ, and pages are filled up.
    private const double MaxGrowth = 1.01;

    /// <param name="candidate">What was proven; it stays the caller's.</param>
    /// <param name="item">The limits, and where the model goes.</param>
    /// <param name="maySplit">Whether weights may lie in a file of their own.</param>
    /// <param name="evaluator">Runs both.</param>
    /// <param name="whyNot">Why there is none.</param>
    /// <param name="cancellation">Ends the work between two steps.</param>
    /// <returns>Null where the candidate is better left as it is.</returns>
    /// <exception cref="BuildErrorException">The file cannot be written.</exception>
    public static Candidate? Make(Candidate candidate, WorkerItem item, bool maySplit, ModelEvaluator evaluator, out string? whyNot, CancellationToken cancellation = default)
    {
        var file = new TemporaryModel(item.OutputPath);
        try
        {
            whyNot = Write(candidate, file, maySplit) ?? evaluator.DifferenceBetween(candidate.File.Path, file.Path, GraphOptimization.None);
            if (whyNot is null)
            {
                var saved = new Candidate(candidate.Precision, file, candidate.Log);
                whyNot = TooLarge(saved, candidate, item, cancellation);
                if (whyNot is null)
                {
                    return saved;
                }
            }
        }
        catch (Exception e) when (e is OnnxRuntimeException or ModelFormatException or PassFailedException)
        {
            whyNot = e.Message;
        }
        catch (Exception e)
        {
            file.Dispose();
            throw e is IOException or UnauthorizedAccessException ? new BuildErrorException(BuildErrors.OutputNotWritten.With(item.OutputPath, e.Message)) : e;
        }

        file.Dispose();
        return null;
    }

    private static string? Write(Candidate candidate, TemporaryModel file, bool maySplit)
    {
        string path = file.Reserve("engine.onnx");
        string source = candidate.File.Path;
        using (Model stored = ModelReader.Read(source))
        {
            if (PassRunner.Run(stored, Pipelines.UnpackLate(), new PassLog()))
            {
                source = file.Reserve("source.onnx");
                ModelWriter.WriteFile(stored, source, flushToDisk: false);
            }
        }

        ModelSession.Load(source, EngineSaves(path)).Dispose();
        using Model model = ModelReader.Read(path);
        if (model.Graph.AllNodes().FirstOrDefault(n => n.OpType.Contains("Conv", StringComparison.Ordinal)) is { } layer)
        {
            return $"the engine lays out convolutions for the machine that loads them, such as {layer}";
        }

        file.Write(model, maySplit && candidate.Size > LargeModel ? ExternalData.Always : ExternalData.WhenTooLarge);
        return null;
    }

    // What comes after this level depends on the machine. One thread, so that constants are folded the same way each time.
    private static ModelOptions EngineSaves(string path) => new()
    {
        IntraOpThreads = 1,
        Optimization = GraphOptimization.Extended,
        OptimizedModelPath = path,
        ConfigEntries = new Dictionary<string, string>
        {
            ["session.disable_prepacking"] = "1",
            ["session.optimized_model_external_initializers_file_name"] = Path.GetFileName(path) + ModelWriter.WeightsExtension,
            ["session.optimized_model_external_initializers_min_size_in_bytes"] = "1024",
        },
    };

    private static string? TooLarge(Candidate saved, Candidate candidate, WorkerItem item, CancellationToken cancellation) =>
        saved.Size > candidate.Size * MaxGrowth ? $"it would take {ByteSize.Format(saved.Size)}, not {ByteSize.Format(candidate.Size)}"
        : BudgetTable.Size.FirstOrDefault(b => !b.IsKept(item, saved, cancellation) && b.IsKept(item, candidate, cancellation)) is { } broken ? $"it would take {ByteSize.Format(saved.Size)} and break {broken.Metadata}, which is kept without that"
        : null;
}
