using System.Diagnostics;
using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>Measures in a new process of the worker, so that no other model has a part in what is counted.</summary>
/// <param name="workerPath">The worker's assembly.</param>
/// <param name="enginePath">ONNX Runtime's native library.</param>
internal sealed class MemoryMeter(string workerPath, string enginePath) : IMemoryMeter
{
    /// <summary>The worker's command that measures, with <see cref="MemoryUse"/>.</summary>
    public const string Command = "measure-memory";

    /// <summary>With this worker and its engine.</summary>
    public static MemoryMeter Own() => new(Path.Combine(AppContext.BaseDirectory, "BuildTimeML.Tool.dll"), OnnxRuntimeEngine.LibraryPath ?? "");

    public long Peak(WorkerItem item, string path, GraphOptimization? optimization, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("buildtimeml-memory-");
        try
        {
            string request = Path.Combine(folder.FullName, "memory.request");
            WorkerItem measured = item with { ModelPath = path, SaveOptimizedGraph = optimization == GraphOptimization.None };
            File.WriteAllText(request, new WorkerRequest(enginePath, [measured]).Write());
            return Run(item.ModelPath, request, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private long Run(string name, string request, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Host, ["exec", workerPath, Command, request]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration kill = cancellation.Register(process.Kill);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode == 0 && long.TryParse(output.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long bytes)
            ? bytes
            : throw new BuildErrorException(BuildErrors.BudgetNotMeasurable.With("MaxMemory", name, $"the process that measures ended with exit code {process.ExitCode} ({errors.Result.Trim()})"));
    }

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
        : "dotnet";
}
