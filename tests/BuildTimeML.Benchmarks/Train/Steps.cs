using BuildTimeML.Compression.Training;
using BuildTimeML.Compression.Training.Optimizers;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>Steps on the samples in their order, at one learning rate, without clipping.</summary>
internal sealed class Steps(TrainingSetup setup, TrainingOptions options)
{
    private readonly IOptimizer _optimizer = OptimizerTable.Find(options.Optimizer);
    private int _done;

    /// <returns>The loss before it.</returns>
    public double Next()
    {
        int perEpoch = setup.Training.Length / setup.SamplesPerStep;
        (double loss, _, int runs) = setup.Gradients(setup.Training.AsSpan(_done % perEpoch * setup.SamplesPerStep, setup.SamplesPerStep), CancellationToken.None);
        var step = new UpdateStep(++_done, options.LearningRate, WeightDecay: 0, 1.0 / runs);
        foreach (TrainedWeight weight in setup.Weights)
        {
            weight.Update(_optimizer, step);
        }

        return loss;
    }
}
