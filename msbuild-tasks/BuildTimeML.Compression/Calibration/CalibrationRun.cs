using BuildTimeML.Build;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Calibration;

/// <summary>Runs a model on all samples, in their order, and lets probes look at what flows through it. Nothing of a run is kept but what they keep.</summary>
internal static class CalibrationRun
{
    /// <param name="model">Is as before afterwards.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="probes">None of them needs a run that saw the others.</param>
    /// <param name="progress">Hears how far it is; null where nobody listens.</param>
    /// <param name="cancellation">Ends the work, also within a run.</param>
    /// <param name="bound">Of the memory that one run gives to the probes, in bytes: more probes than fit are served by further passes over the samples.</param>
    /// <exception cref="BuildErrorException">The model does not run on one, or it gives a number that is not finite.</exception>
    /// <exception cref="ArgumentException">A probe looks at what is no tensor of float32 of the main graph.</exception>
    public static void Run(
        Model model, ISamples samples, IReadOnlyList<Probe> probes, CalibrationProgress? progress, CancellationToken cancellation, long bound = ProbeGroups.Bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(samples.Count);
        if (probes.Count == 0)
        {
            return;
        }

        progress?.Start();
        IReadOnlyList<IReadOnlyList<Probe>> groups = Refusable(0, samples, () => ProbeGroups.Of(model, samples.Read(0), probes, bound, cancellation));
        for (int group = 0; group < groups.Count; group++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var probed = new ProbedModel(model, groups[group]);
            for (int i = 0; i < samples.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Refusable(i, samples, () => probed.Run(samples.Read(i), cancellation)) is { } value)
                {
                    throw new BuildErrorException(BuildErrors.CalibrationNotFinite.With(i + 1, samples.Count, value));
                }

                progress?.Report((((double)group * samples.Count) + i + 1) / groups.Count, samples.Count);
            }
        }
    }

    private static T Refusable<T>(int index, ISamples samples, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (OnnxRuntimeException e)
        {
            throw RefusedSample.Error(index, samples.Count, "calibration", e);
        }
    }
}
