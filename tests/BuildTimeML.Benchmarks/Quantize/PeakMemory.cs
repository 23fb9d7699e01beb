using System.Globalization;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>The most memory that this process had at once, its own and that of files: <c>VmHWM</c>, on Linux only.</summary>
internal static class PeakMemory
{
    private const string Key = "VmHWM:";

    /// <summary>From now on; what the process has now counts.</summary>
    public static void Reset()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // 5 resets the peak, says proc(5).
        File.WriteAllText("/proc/self/clear_refs", "5");
    }

    /// <returns>In bytes.</returns>
    public static long Read() => Read(Key);

    /// <param name="key">Another number of the same file.</param>
    /// <returns>In bytes.</returns>
    public static long Read(string key)
    {
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(key, StringComparison.Ordinal));
        return 1024 * long.Parse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }
}
