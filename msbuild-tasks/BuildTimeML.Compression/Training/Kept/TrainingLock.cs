using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Training.Kept;

/// <summary>Two builds that need the same trained model, such as those of two frameworks, train it once. The file of the lock goes with it: who still waits for the old one trains in vain, and no more.</summary>
internal sealed class TrainingLock : IDisposable
{
    private readonly string _path;
    private readonly FileLock _taken;

    private TrainingLock(string path, FileLock taken) => (_path, _taken) = (path, taken);

    public static TrainingLock Take(TrainingSettings settings, string name, SchemeContext context)
    {
        string path = settings.CheckpointPath + ".lock";
        return new TrainingLock(path, AwaitedLock.Take(path, $"another build trains '{name}'; waiting for it", context.Progress, context.Cancellation));
    }

    public void Dispose()
    {
        _taken.Dispose();
        try
        {
            File.Delete(_path);
        }
        catch (IOException)
        {
            // Another has it by now.
        }
    }
}
