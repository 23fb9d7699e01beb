using System.Diagnostics;

namespace BuildTimeML.Benchmarks.Noop;

/// <summary>A copy of the sample inside the repository, so that it builds from the same sources.</summary>
internal sealed class SampleCopy : IDisposable
{
    private readonly string _folder;

    public SampleCopy(string folder, bool keepItem)
    {
        _folder = folder;
        string sample = Path.Combine(TestData.RepositoryRoot, "sample-app");
        foreach (string file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories).Where(IsSource))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        if (!keepItem)
        {
            RemoveItem();
        }

        bool IsSource(string file) => !Path.GetRelativePath(sample, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
    }

    public void Build()
    {
        using Process build = Process.Start(new ProcessStartInfo("dotnet", ["build", "--nologo", "-v:q"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        })!;
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0)
        {
            throw new BenchmarkException($"'dotnet build' failed in '{_folder}':{Environment.NewLine}{output}");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void RemoveItem()
    {
        string project = Path.Combine(_folder, "sample-app.csproj");
        string[] lines = File.ReadAllLines(project);
        File.WriteAllLines(project, lines.Where(line => !line.Contains("<OptimizedModel ", StringComparison.Ordinal)));

        // Without the item there is no class to use.
        File.Delete(Path.Combine(_folder, "Classifier.cs"));
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), "return;");
    }
}
