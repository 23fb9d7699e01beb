using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Selection;

/// <summary>Makes candidates and measures them.</summary>
internal sealed class TrialRunner(SelectionContext context)
{
    /// <param name="scheme">What the model becomes.</param>
    /// <param name="keptFloat">The layers that stay in float32.</param>
    /// <param name="samples">How many samples to measure on; all where null.</param>
    /// <exception cref="BuildErrorException">The precision does not work for this model, or the samples do not.</exception>
    public Trial Run(IQuantizationScheme scheme, IReadOnlySet<string> keptFloat, int? samples = null)
    {
        Candidate candidate = context.Maker.Make(scheme, keptFloat);
        try
        {
            Quality? quality = Evaluate(candidate, samples);
            var trial = new Trial(candidate, quality, scheme is Float32Scheme ? null : Time(candidate));
            if (samples is null)
            {
                context.Report.Tried(trial, keptFloat);
            }

            return trial;
        }
        catch (Exception e)
        {
            candidate.Dispose();
            throw e switch
            {
                LabelsDoNotFitException => new BuildErrorException(BuildErrors.EvaluationLabelsDoNotFit.With(context.Name, e.Message)),
                OnnxRuntimeException => new BuildErrorException(BuildErrors.OptimizedRefused.With(context.Name, scheme.Precision, e.Message)),
                _ => e,
            };
        }
    }

    private Quality? Evaluate(Candidate candidate, int? samples)
    {
        if (context.Quality is not { } meter)
        {
            return null;
        }

        context.Progress.Phase($"evaluating {candidate.Precision}");
        return meter.Measure(candidate.File.Path, samples, context.Cancellation);
    }

    // One that seems slower gets a second chance: what else the machine did must not decide.
    private MedianEstimate? Time(Candidate candidate)
    {
        if (context.Latency is not { } meter)
        {
            return null;
        }

        context.Progress.Phase($"timing {candidate.Precision}");
        MedianEstimate time = meter.Ratio(candidate.File.Path, context.Cancellation);
        if (time.Value <= 1)
        {
            return time;
        }

        MedianEstimate again = meter.Ratio(candidate.File.Path, context.Cancellation);
        return again.Value < time.Value ? again : time;
    }
}
