using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Building;

/// <summary>
/// What candidates are made from: the model with its graph simplified, where that gives the same on the engine and is not
/// larger; otherwise the original.
/// </summary>
internal sealed class SimplifiedModel : IDisposable
{
    private readonly TemporaryFile? _file;

    private SimplifiedModel(string path, TemporaryFile? file, string? whyNot)
    {
        Path = path;
        WhyNot = whyNot;
        _file = file;
    }

    public string Path { get; }

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
        if (evaluator.NotRun is { } reason)
        {
            return new SimplifiedModel(modelPath, null, reason);
        }

        var file = new TemporaryFile(outputPath);
        try
        {
            (bool written, string? whyNot) = Write(name, modelPath, outputPath, file, cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (written && (whyNot = evaluator.DifferenceTo(file.Path)) is null)
            {
                return new SimplifiedModel(file.Path, file, null);
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
    private static (bool Written, string? WhyNot) Write(string name, string modelPath, string outputPath, TemporaryFile file, CancellationToken cancellation)
    {
        using Model model = ModelReading.Read(name, modelPath);
        if (!PassRunner.Run(model, Pipelines.Simplify(), new PassLog(), cancellation))
        {
            return (false, null);
        }

        (long size, long original) = (ModelWriter.Size(model), new FileInfo(modelPath).Length);
        if (size > original)
        {
            return (false, $"it would take {size} bytes, not {original}");
        }

        try
        {
            file.Write(stream => ModelWriter.Write(model, stream));
            return (true, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.OutputNotWritten.With(outputPath, e.Message));
        }
    }
}
