using System.Globalization;

namespace BuildTimeML.Tasks.Worker;

/// <summary>What a worker's exit code says where it did not say it itself.</summary>
internal static class WorkerExit
{
    private const int Killed = 137;

    public static bool MayBeOutOfMemory(int exitCode) => exitCode == Killed;

    public static string Describe(int exitCode) => exitCode switch
    {
        134 => "it aborted",
        Killed => "it was killed, as systems do when memory runs out",
        139 => "a memory access violation in native code",
        143 => "it was asked to end",
        unchecked((int)0xC0000005) => "a memory access violation in native code",
        unchecked((int)0xE0434352) => "an unhandled exception",
        > 128 and < 160 => "signal " + (exitCode - 128).ToString(CultureInfo.InvariantCulture),
        _ => "see the log",
    };
}
