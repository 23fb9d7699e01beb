using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Building;

/// <summary>
/// What candidates are made from: the model with its graph simplified, where that gives the same on the engine and is not
/// larger; otherwise the original. A model that cannot be run, or that one file cannot hold, is only simplified in ways that are right by
/// construction; the engine then has to load the result, and no more.
/// </summary>
internal sealed class SimplifiedModel : IDisposable
{
    private readonly TemporaryModel? _file;

    private SimplifiedModel(string path, TemporaryModel? file, string? whyNot)
    {
        Path = path;
        WhyNot = whyNot;
        _file = file;
    }

    public string Path { get; }

    /// <summary>What the passes decided; nothing where the graph is left as it is.</summary>
    public PassLog Log { get; private init; } = new();

    /// <summary>Why it is the original; null where it is not, and where there is nothing to simplify.</summary>
    public string? WhyNot { get; }

    /// <param name="name">The model's name, for messages.</param>
    /// <param name="modelPath">The original.</param>
    /// <param name="outputPath">The simplified model goes beside it until this is disposed.</param>
    /// <param name="evaluator">Holds the original.</param>
    /// <param name="cancellation">Ends the work between two passes.</param>
    /// <exception cref="BuildErrorException">The file cannot be written.</exception>
    public static SimplifiedModel Make(string name, string modelPath, string outputPath, ModelEvaluator evaluator, CancellationToken cancellation)
    {
        var file = new TemporaryModel(outputPath);
        var log = new PassLog();
        try
        {
            (bool written, bool exact, string? whyNot) = Write(name, modelPath, outputPath, file, evaluator.NotRun is null, log, cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (written && (whyNot = exact ? ModelEvaluator.Refusal(file.Path) : evaluator.DifferenceTo(file.Path)) is null)
            {
                return new SimplifiedModel(file.Path, file, null) { Log = log };
            }

            file.Dispose();
            return new SimplifiedModel(modelPath, null, whyNot);
        }
        catch (PassFailedException e)
        {
            file.Dispose();
            return new SimplifiedModel(modelPath, null, e.Message);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => _file?.Dispose();

    // Without a reason not to, nothing is written where there is nothing to simplify.
    private static (bool Written, bool Exact, string? WhyNot) Write(
        string name, string modelPath, string outputPath, TemporaryModel file, bool canRun, PassLog log, CancellationToken cancellation)
    {
        using Model model = ModelReading.Read(name, modelPath);
        long before = ModelWriter.Size(model);
        bool exact = !canRun || before > int.MaxValue;
        if (!PassRunner.Run(model, exact ? Pipelines.SimplifyExactly() : Pipelines.Simplify(), log, cancellation))
        {
            return (false, exact, null);
        }

        long size = ModelWriter.Size(model);
        if (size > before)
        {
            return (false, exact, $"it would take {size} bytes, not {before}");
        }

        try
        {
            file.Write(model);
            return (true, exact, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.OutputNotWritten.With(outputPath, e.Message));
        }
    }
}
