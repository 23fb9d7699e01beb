using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Runtime;

/// <summary>ONNX Runtime's package for Node.js: it brings a library, which both sides use, and a process that runs models with it.</summary>
internal sealed class NodeRuntime : IDisposable
{
    private static readonly string Version = EngineNotFoundException.TestedVersion;
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"buildtimeml-onnxruntime-node-{Version}");

    private readonly string _input = Path.GetTempFileName();
    private readonly Process _process;

    /// <summary>Starts a process that runs a model.</summary>
    public NodeRuntime(string model, float[] input, params int[] shape)
    {
        string script = Path.Combine(TestData.RepositoryRoot, "tests", "BuildTimeML.Benchmarks", "Runtime", "node_run.js");
        File.WriteAllBytes(_input, MemoryMarshal.AsBytes(input.AsSpan()).ToArray());
        _process = Start("node", [script, Folder, model, _input, .. shape.Select(n => n.ToString(CultureInfo.InvariantCulture))]);
        Output = [.. ReadLine().Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
    }

    /// <summary>What the model gives.</summary>
    public float[] Output { get; }

    /// <summary>Installs the package where it is not yet, and finds its library.</summary>
    /// <exception cref="BenchmarkException">There is no npm, or the package has no library for this machine.</exception>
    public static string Install()
    {
        string system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        string machine = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        string binaries = Path.Combine(Folder, "node_modules", "onnxruntime-node", "bin", "napi-v6", system, machine);
        if (!Directory.Exists(binaries))
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(Path.Combine(Folder, "package.json"), "{}");
            using Process npm = Start(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", Folder, $"onnxruntime-node@{Version}"]);
            string errors = npm.StandardError.ReadToEnd();
            npm.WaitForExit();
            if (npm.ExitCode != 0)
            {
                throw new BenchmarkException($"npm could not install onnxruntime-node: {errors}");
            }
        }

        string[] names = ["libonnxruntime.so.1", "libonnxruntime.1.dylib", "onnxruntime.dll"];
        return names.Select(name => Path.Combine(binaries, name)).FirstOrDefault(File.Exists)
            ?? throw new BenchmarkException($"onnxruntime-node {Version} has no library for {system} {machine}: '{binaries}'.");
    }

    /// <summary>Runs the model a number of times, one run after the other.</summary>
    /// <returns>Milliseconds.</returns>
    public double Time(int runs)
    {
        _process.StandardInput.WriteLine(runs.ToString(CultureInfo.InvariantCulture));
        return double.Parse(ReadLine(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(_input);
    }

    private static Process Start(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception e)
        {
            throw new BenchmarkException($"'{program}' does not start ({e.Message}). Install Node.js (Debian: apt install nodejs npm).");
        }
    }

    private string ReadLine() => _process.StandardOutput.ReadLine() ?? throw new BenchmarkException(_process.StandardError.ReadToEnd());
}
