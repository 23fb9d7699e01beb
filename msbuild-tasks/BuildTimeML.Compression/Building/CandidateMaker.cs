using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Building;

/// <summary>Makes a model at any precision from the original or its simplified form, and proves each on the engine.</summary>
/// <param name="name">The model's name, for messages.</param>
/// <param name="modelPath">What it is made from.</param>
/// <param name="outputPath">Temporary files go beside it.</param>
/// <param name="evaluator">Holds the original.</param>
/// <param name="cancellation">Ends the work between two steps.</param>
internal sealed class CandidateMaker(string name, string modelPath, string outputPath, ModelEvaluator evaluator, CancellationToken cancellation)
{
    /// <exception cref="BuildErrorException">The precision does not work for this model.</exception>
    public Candidate Make(IQuantizationScheme scheme)
    {
        var file = new TemporaryFile(outputPath);
        var log = new PassLog();
        try
        {
            Write(scheme, file, log);
            cancellation.ThrowIfCancellationRequested();
            evaluator.Check(file.Path, scheme.Precision);
            cancellation.ThrowIfCancellationRequested();
            return new Candidate(scheme.Precision, file, log);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void Write(IQuantizationScheme scheme, TemporaryFile file, PassLog log)
    {
        using Model model = ModelReading.Read(name, modelPath);
        CheckOpset(scheme, model);
        try
        {
            Prepare(model, log);
            PassRunner.Run(model, scheme.Passes(new SchemeContext(Samples: null, Progress: null, cancellation)), log, cancellation);
        }
        catch (PassFailedException e)
        {
            throw new BuildErrorException(BuildErrors.OptimizationFailed.With(name, $"for {scheme.Precision}, {e.Message}"));
        }

        try
        {
            file.Write(log.AnythingDone ? stream => ModelWriter.Write(model, stream) : Copy);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.OutputNotWritten.With(outputPath, e.Message));
        }
    }

    // What is done here alone is no reason to write another file; what is left undone may be the reason that a precision finds little.
    private void Prepare(Model model, PassLog log)
    {
        var preparation = new PassLog();
        PassRunner.Run(model, Pipelines.Prepare(), preparation, cancellation);
        foreach (Decision declined in preparation.Declined)
        {
            log.Decline(declined.Pass, declined.Subject, declined.Reason!.Value);
        }
    }

    // Where nothing was quantised the model goes out as it is, byte by byte.
    private void Copy(Stream to)
    {
        using FileStream from = File.OpenRead(modelPath);
        from.CopyTo(to);
    }

    private void CheckOpset(IQuantizationScheme scheme, Model model)
    {
        if (scheme.MinimumOpset > 0 && (model.OpsetVersion() ?? 0) < scheme.MinimumOpset)
        {
            throw new BuildErrorException(BuildErrors.OpsetTooOld.With(name, model.OpsetVersion() is { } version ? version : "none", scheme.MinimumOpset));
        }
    }
}
