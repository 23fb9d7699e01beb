using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BuildTimeML.Benchmarks.Predict;

/// <summary>The machine's C compiler: the one that <c>CC</c> names, or <c>cc</c>.</summary>
internal static class CCompiler
{
    /// <summary>Compiles a source into a shared object in <paramref name="folder"/> and loads it into this process.</summary>
    /// <exception cref="BenchmarkException">There is no compiler, or it fails.</exception>
    public static nint Load(string source, string folder)
    {
        string compiler = Environment.GetEnvironmentVariable("CC") is { Length: > 0 } named ? named : "cc";
        string library = Path.Combine(folder, Path.GetFileNameWithoutExtension(source) + (OperatingSystem.IsWindows() ? ".dll" : ".so"));
        using Process process = Start(compiler, ["-O2", "-Wall", "-shared", "-fPIC", "-o", library, source]);
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? NativeLibrary.Load(library)
            : throw new BenchmarkException($"The C compiler '{compiler}' could not compile '{source}': {errors}");
    }

    private static Process Start(string compiler, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(compiler, arguments) { RedirectStandardError = true })!;
        }
        catch (Win32Exception e)
        {
            throw new BenchmarkException(
                $"The C compiler '{compiler}' does not start ({e.Message}). Install one that takes the options of gcc (Debian: apt install gcc), or name it in the environment variable CC.");
        }
    }
}
