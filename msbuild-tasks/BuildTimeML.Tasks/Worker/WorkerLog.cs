using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BuildTimeML.Tasks.Worker;

/// <summary>Writes what the worker says into a file, each line with the time since the start, and there at once: who waits for a long build can read along.</summary>
internal sealed class WorkerLog : StreamWriter
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private WorkerLog(Stream stream)
        : base(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) => AutoFlush = true;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public static WorkerLog Create(string path) => new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete));

    public override void WriteLine(string? value) =>
        base.WriteLine($"{_clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),8} s  {value}");
}
