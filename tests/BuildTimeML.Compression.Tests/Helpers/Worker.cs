using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using BuildTimeML.Build;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>The worker as the build runs it: a process.</summary>
internal sealed class Worker : IDisposable
{
    private const int SigTerm = 15;
    private const int SigStop = 19;

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    public Worker(params IReadOnlyList<WorkerItem> items)
        : this(EnginePath, items)
    {
    }

    /// <param name="enginePath">ONNX Runtime.</param>
    /// <param name="items">What it builds.</param>
    /// <param name="processors">How many it sees; all of the machine where null.</param>
    /// <param name="cache">The cache of optimised models; none where null.</param>
    public Worker(string enginePath, IReadOnlyList<WorkerItem> items, int? processors = null, CacheSettings? cache = null)
        : this(new WorkerRequest(enginePath, items) { Cache = cache }, processors)
    {
    }

    public Worker(WorkerRequest work, int? processors = null)
    {
        string request = _folder.File("request");
        File.WriteAllText(request, work.Write());
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        start.ArgumentList.Add(Path);
        start.ArgumentList.Add("worker");
        start.ArgumentList.Add(request);
        if (processors is not null)
        {
            start.Environment["DOTNET_PROCESSOR_COUNT"] = processors.Value.ToString("X", CultureInfo.InvariantCulture);
        }

        _process = Process.Start(start)!;
    }

    public static string Path { get; } = typeof(Worker).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Worker").Value!;

    public static string EnginePath { get; } = System.IO.Path.Combine(
        AppContext.BaseDirectory,
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "onnxruntime.dll" : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "libonnxruntime.dylib" : "libonnxruntime.so");

    /// <summary>What it left where its temporary files lie.</summary>
    public string[] Leftovers => [.. _folder.Names().Where(n => n != "request" && n != FileLock.OfFolder)];

    public WorkerEvent? NextEvent()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (WorkerEvent.TryParse(line) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public void Kill() => _process.Kill();

    /// <summary>Sends SIGTERM, at once: a command that sends it might take longer than the worker.</summary>
    public void Terminate() => Assert.Equal(0, SendSignal(_process.Id, SigTerm));

    /// <summary>Stops it in the midst of what it does; only <see cref="Kill"/> ends it then. On Linux.</summary>
    public void Suspend() => Assert.Equal(0, SendSignal(_process.Id, SigStop));

    public (int ExitCode, List<WorkerEvent> Events) End()
    {
        var events = new List<WorkerEvent>();
        while (NextEvent() is { } found)
        {
            events.Add(found);
        }

        _process.WaitForExit();
        return (_process.ExitCode, events);
    }

    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
