using BuildTimeML.Build;

namespace BuildTimeML.Tasks.Worker;

/// <summary>Ends the worker where the work on one model takes too long.</summary>
internal sealed class WorkerWatch : IDisposable
{
    private static readonly (string Unit, double Seconds)[] Units = [("min", 60), ("s", 1), ("h", 3600)];

    private readonly TimeSpan _limit;
    private readonly Timer _timer;
    private volatile bool _hasExpired;

    /// <param name="limit">For one model; <see cref="Timeout.InfiniteTimeSpan"/> for none.</param>
    /// <param name="end">Ends the worker.</param>
    public WorkerWatch(TimeSpan limit, Action end)
    {
        _limit = limit;
        _timer = new Timer(_ =>
        {
            _hasExpired = true;
            end();
        });
        Restart();
    }

    public bool HasExpired => _hasExpired;

    /// <param name="text">A number with a unit: "90 s", "10 min", "2 h". Nothing for no limit.</param>
    /// <returns>From a millisecond to 24 days, which is what a timer can count.</returns>
    /// <exception cref="BuildErrorException">The text is something else.</exception>
    public static TimeSpan Read(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return Timeout.InfiniteTimeSpan;
        }

        (string Unit, double Seconds) unit = Units.FirstOrDefault(u => trimmed.EndsWith(u.Unit, StringComparison.OrdinalIgnoreCase));
        return unit.Unit is not null && Quantity.TryParse(trimmed, [unit.Unit], out double number) && number * unit.Seconds is >= 0.001 and <= 2_000_000
            ? TimeSpan.FromSeconds(number * unit.Seconds)
            : throw new BuildErrorException(BuildErrors.InvalidTimeout.With(text));
    }

    /// <summary>Work on the next model begins.</summary>
    public void Restart() => _timer.Change(_limit, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();
}
