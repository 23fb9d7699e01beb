namespace BuildTimeML.Compression.Training.Schedules;

/// <summary>
/// Half a cosine from 1 to 0 (Loshchilov and Hutter 2017, "SGDR: Stochastic Gradient Descent with Warm Restarts", equation 5, without a
/// restart): PyTorch's CosineAnnealingLR with eta_min 0.
/// </summary>
internal sealed class CosineSchedule : ISchedule
{
    public string Name => "Cosine";

    public double Factor(long step, long steps) => 0.5 * (1 + Math.Cos(Math.PI * step / steps));
}
