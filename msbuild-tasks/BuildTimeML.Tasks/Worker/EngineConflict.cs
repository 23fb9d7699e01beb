using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Worker;

/// <summary>
/// Packages that each bring ONNX Runtime's library for the same system: their files have one name and one place, so that only one of
/// them reaches the application, and nothing says which. A package that only depends on others, as Microsoft.ML.OnnxRuntime.Gpu does, brings none.
/// </summary>
/// <param name="Packages">At least two.</param>
/// <param name="FileName">Of the library.</param>
/// <param name="RuntimeIdentifiers">The systems, such as <c>linux-x64</c>.</param>
internal sealed record EngineConflict(IReadOnlyList<string> Packages, string FileName, IReadOnlyList<string> RuntimeIdentifiers)
{
    // Every other one is built for this and something else.
    private const string CpuPackage = "Microsoft.ML.OnnxRuntime";

    /// <param name="packageFiles">The native files of the application's packages, those of transitive references included.</param>
    /// <returns>In a fixed order.</returns>
    public static IReadOnlyList<EngineConflict> Find(IEnumerable<ITaskItem> packageFiles) =>
    [
        .. packageFiles.GroupBy(file => (EngineLibrary.Find(file.ItemSpec)?.Rid, Name: Path.GetFileName(file.ItemSpec)))
            .Where(files => files.Key.Rid is { } rid && files.Key.Name == EngineLibrary.FileName(rid))
            .Select(files => (Rid: files.Key.Rid!, files.Key.Name, Packages: PackagesOf(files)))
            .Where(found => found.Packages.Length > 1)
            .GroupBy(found => (Packages: string.Join(", ", found.Packages), found.Name))
            .OrderBy(same => same.Key.Packages, StringComparer.Ordinal).ThenBy(same => same.Key.Name, StringComparer.Ordinal)
            .Select(same => new EngineConflict(same.First().Packages, same.Key.Name, [.. same.Select(found => found.Rid).OrderBy(rid => rid, StringComparer.Ordinal)])),
    ];

    public BuildError ToWarning() => BuildErrors.EnginesCollide.With(
        string.Join(" and ", Packages), FileName, string.Join(", ", RuntimeIdentifiers), Packages.FirstOrDefault(p => p == CpuPackage) ?? Packages[Packages.Count - 1]);

    private static string[] PackagesOf(IEnumerable<ITaskItem> files) =>
        [.. files.Select(file => file.GetMetadata("NuGetPackageId")).Where(id => id.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(id => id, StringComparer.Ordinal)];
}
