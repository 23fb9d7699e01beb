namespace BuildTimeML.Compression.Training.Schedules;

/// <summary>The same share less with each step, down to a hundredth: PyTorch's ExponentialLR, with gamma = 0.01^(1 / steps).</summary>
internal sealed class ExponentialSchedule : ISchedule
{
    private const double Last = 0.01;

    public string Name => "Exponential";

    public double Factor(long step, long steps) => Math.Pow(Last, (double)step / steps);
}
