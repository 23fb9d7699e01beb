namespace BuildTimeML.Compression.Training;

/// <summary>Tells how far the teacher's outputs are, at most once a second.</summary>
/// <param name="context">Whoever listens.</param>
/// <param name="count">How many samples there are.</param>
internal sealed class TeacherProgress(TrainingContext context, int count)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long _last = context.Time.GetTimestamp();

    public void Report(int done)
    {
        if (context.Time.GetElapsedTime(_last) >= Interval)
        {
            _last = context.Time.GetTimestamp();
            context.Progress?.Phase($"training: the teacher's outputs, {done} of {count} samples");
        }
    }
}
