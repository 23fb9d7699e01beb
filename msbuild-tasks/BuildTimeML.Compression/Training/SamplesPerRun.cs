using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training;

/// <summary>How many samples the engine computes at once.</summary>
internal static class SamplesPerRun
{
    /// <summary>Of activations, in bytes. Where a batch has more, it is computed in parts.</summary>
    public const long Bound = 1L << 29;

    /// <param name="model">Before gradients are appended.</param>
    /// <param name="batch">The dimension along which samples are joined; null where none are.</param>
    /// <param name="options">The size of a batch, and what is wanted.</param>
    /// <param name="count">How many samples there are to train on.</param>
    public static int Of(Model model, string? batch, TrainingOptions options, int count)
    {
        if (batch is null)
        {
            return 1;
        }

        int size = Math.Max(1, Math.Min(options.SamplesPerRun == 0 ? options.BatchSize : options.SamplesPerRun, Math.Min(options.BatchSize, count)));
        while (options.SamplesPerRun == 0 && size > 1 && ActivationMemory.Of(model, batch, size) > Bound)
        {
            size = (size + 1) / 2;
        }

        return size;
    }
}
