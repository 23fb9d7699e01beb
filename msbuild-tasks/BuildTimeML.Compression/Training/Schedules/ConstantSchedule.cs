namespace BuildTimeML.Compression.Training.Schedules;

internal sealed class ConstantSchedule : ISchedule
{
    public string Name => "Constant";

    public double Factor(long step, long steps) => 1;
}
