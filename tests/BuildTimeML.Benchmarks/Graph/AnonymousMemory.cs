using System.Globalization;

namespace BuildTimeML.Benchmarks.Graph;

/// <summary>Watches how much memory of this process is its own, and not that of files: <c>RssAnon</c>, on Linux only.</summary>
internal sealed class AnonymousMemory : IDisposable
{
    private const int Milliseconds = 2;

    private readonly long _before;
    private readonly Thread _thread;
    private volatile bool _ends;
    private long _peak;

    public AnonymousMemory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        _before = _peak = Now();
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>How many bytes more than at the beginning there were at most.</summary>
    public long Peak => Interlocked.Read(ref _peak) - _before;

    public void Dispose()
    {
        _ends = true;
        _thread.Join();
    }

    private void Watch()
    {
        while (!_ends)
        {
            Interlocked.Exchange(ref _peak, Math.Max(_peak, Now()));
            Thread.Sleep(Milliseconds);
        }

        Interlocked.Exchange(ref _peak, Math.Max(_peak, Now()));
    }

    private static long Now()
    {
        const string Key = "RssAnon:";
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(Key, StringComparison.Ordinal));
        return 1024 * long.Parse(line[Key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }
}
