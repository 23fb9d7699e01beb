namespace BuildTimeML.Compression.Training.Schedules;

/// <summary>How the learning rate goes on.</summary>
internal interface ISchedule
{
    string Name { get; }

    /// <param name="step">From 0 on.</param>
    /// <param name="steps">How many there are in all.</param>
    /// <returns>What the learning rate of this step is multiplied by, from 0 to 1.</returns>
    double Factor(long step, long steps);
}
