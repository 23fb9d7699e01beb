using System.Diagnostics;

namespace BuildTimeML.Benchmarks.Graph;

/// <summary>What reading and writing are compared with: <c>cp</c>, which has to copy the bytes.</summary>
internal static class Copying
{
    public static void Copy(string from, string to, params string[] options)
    {
        File.Delete(to);
        using Process process = Process.Start("cp", [.. options, from, to]);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new BenchmarkException($"cp of '{from}' to '{to}' failed with {process.ExitCode}");
        }
    }
}
