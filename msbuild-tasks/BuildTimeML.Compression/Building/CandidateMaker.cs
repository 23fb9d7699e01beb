using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Building;

/// <summary>Makes a model at any precision from the original or its simplified form, and proves each on the engine.</summary>
/// <param name="name">The model's name, for messages.</param>
/// <param name="modelPath">What it is made from.</param>
/// <param name="outputPath">Temporary files go beside it.</param>
/// <param name="evaluator">Holds the original.</param>
/// <param name="context">What the schemes may use.</param>
internal sealed class CandidateMaker(string name, string modelPath, string outputPath, ModelEvaluator evaluator, SchemeContext context)
{
    /// <summary>What optional inputs are where a call leaves them out, by their names.</summary>
    public IReadOnlyDictionary<string, Tensor> Defaults { get; init; } = OptionalInputs.None.Defaults;

    /// <summary>Whether there are samples to calibrate with.</summary>
    public bool HasSamples => context.Samples is not null;

    /// <exception cref="BuildErrorException">The precision does not work for this model.</exception>
    public Candidate Make(IQuantizationScheme scheme) => Make(scheme, new HashSet<string>());

    /// <param name="scheme">What the model becomes.</param>
    /// <param name="keptFloat">The layers that stay in float32, by the names that the log gives them.</param>
    /// <exception cref="BuildErrorException">The precision does not work for this model.</exception>
    public Candidate Make(IQuantizationScheme scheme, IReadOnlySet<string> keptFloat)
    {
        var file = new TemporaryModel(outputPath);
        var log = new PassLog();
        try
        {
            Write(scheme, context with { KeptFloat = keptFloat }, file, log);
            context.Cancellation.ThrowIfCancellationRequested();
            evaluator.Check(file.Path, scheme.Precision);
            context.Cancellation.ThrowIfCancellationRequested();
            return new Candidate(scheme.Precision, file, log);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void Write(IQuantizationScheme scheme, SchemeContext schemeContext, TemporaryModel file, PassLog log)
    {
        using Model model = ModelReading.Read(name, modelPath);
        CheckOpset(scheme, model);
        try
        {
            Prepare(model, log);
            PassRunner.Run(model, scheme.Passes(schemeContext), log, context.Cancellation);
        }
        catch (PassFailedException e)
        {
            throw new BuildErrorException(BuildErrors.OptimizationFailed.With(name, $"for {scheme.Precision}, {e.Message}"));
        }

        try
        {
            // Where nothing was quantised a model of one file goes out as it is.
            if (PassRunner.Run(model, Pipelines.Attach(Defaults), new PassLog()) || log.AnythingDone || model.ExternalFiles.Count > 0)
            {
                file.Write(model);
            }
            else
            {
                file.Copy(modelPath);
            }
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
        PassRunner.Run(model, Pipelines.Prepare(), preparation, context.Cancellation);
        foreach (Decision declined in preparation.Declined)
        {
            log.Decline(declined.Pass, declined.Subject, declined.Reason!.Value);
        }
    }

    private void CheckOpset(IQuantizationScheme scheme, Model model)
    {
        if (scheme.MinimumOpset > 0 && (model.OpsetVersion() ?? 0) < scheme.MinimumOpset)
        {
            throw new BuildErrorException(BuildErrors.OpsetTooOld.With(name, model.OpsetVersion() is { } version ? version : "none", scheme.MinimumOpset));
        }
    }
}
