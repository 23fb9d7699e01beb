namespace BuildTimeML.Compression.Training.Schedules;

/// <summary>A tenth of it after each third of the steps: PyTorch's StepLR with gamma 0.1.</summary>
internal sealed class StepSchedule : ISchedule
{
    private const double Drop = 0.1;
    private const long Parts = 3;

    public string Name => "Step";

    public double Factor(long step, long steps) => Math.Pow(Drop, step * Parts / steps);
}
