using System.Reflection;
using BuildTimeML.Build;

namespace BuildTimeML.Tool.Engine;

/// <summary>Finds ONNX Runtime for a tool that no project tells where it is.</summary>
internal static class EngineFinder
{
    public const string Variable = "BUILDTIMEML_ENGINE";

    private const string Package = "microsoft.ml.onnxruntime";

    /// <param name="option">The path of <c>--engine</c>; null where it is not given.</param>
    /// <returns>The library that the option names, else the variable, else that of the newest package in NuGet's folder.</returns>
    /// <exception cref="BuildErrorException">There is none.</exception>
    public static string Find(string? option)
    {
        foreach ((string source, string? path) in new[] { ("--engine", option), (Variable, Environment.GetEnvironmentVariable(Variable)) })
        {
            if (!string.IsNullOrEmpty(path))
            {
                return File.Exists(path) ? Path.GetFullPath(path) : throw NotFound($"{source} names '{path}', which is no file");
            }
        }

        string packages = Path.Combine(PackagesFolder(), Package);
        return Versions(packages).Select(p => EngineLibrary.PathIn(p, HostRid.Current)).FirstOrDefault(File.Exists)
            ?? throw NotFound($"'{packages}' holds no library for {HostRid.Current}");
    }

    private static IEnumerable<string> Versions(string folder) => !Directory.Exists(folder) ? [] : Directory.GetDirectories(folder)
        .OrderByDescending(f => Version.TryParse(Path.GetFileName(f).Split('-')[0], out Version? version) ? version : new Version())
        .ThenBy(f => f, StringComparer.Ordinal);

    private static string PackagesFolder() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static BuildErrorException NotFound(string looked) =>
        new(BuildErrors.EngineNotFoundByTool.With(HostRid.Current, looked, Variable, HostRid.EngineFile, EngineVersion));

    private static string EngineVersion => typeof(EngineFinder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "EngineVersion").Value!;
}
