namespace BuildTimeML.Compression.Training.Schedules;

/// <summary>The schedules that have a name; <see cref="WarmUp"/> goes in front of any of them.</summary>
internal static class ScheduleTable
{
    public static IReadOnlyList<ISchedule> All { get; } = [new ConstantSchedule(), new StepSchedule(), new ExponentialSchedule(), new CosineSchedule()];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(s => s.Name)];

    /// <exception cref="ArgumentOutOfRangeException">There is no such schedule.</exception>
    public static ISchedule Find(string name) => All.FirstOrDefault(s => s.Name == name) ?? throw new ArgumentOutOfRangeException(nameof(name), name, $"It is none of {string.Join(", ", Names)}.");
}
