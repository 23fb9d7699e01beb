namespace BuildTimeML.Compression.Training.Schedules;

/// <summary>
/// Rises evenly to the whole rate before another schedule begins (Goyal et al. 2017, "Accurate, Large Minibatch SGD"): the step n of
/// N, from 0, has (n + 1) / (N + 1) of it. The other schedule has the steps after that for its own.
/// </summary>
/// <param name="after">What follows.</param>
/// <param name="length">Steps that it takes; 0 for none.</param>
internal sealed class WarmUp(ISchedule after, long length) : ISchedule
{
    public string Name => after.Name;

    public double Factor(long step, long steps) =>
        step < length ? (step + 1.0) / (length + 1.0) : after.Factor(step - length, Math.Max(steps - length, 1));
}
