using System.IO.Compression;
using System.Reflection;

namespace BuildTimeML.Package.Tests.Infrastructure;

/// <summary>
/// A folder with the packages a user would restore: ours, packed once, what they depend on, and ONNX Runtime in the shape in which
/// Microsoft.ML.OnnxRuntime ships it. Nothing else is reachable from the projects that use it.
/// </summary>
public sealed class Feed : IDisposable
{
    public const string EngineVersion = "1.30.0";

    private static readonly Dictionary<string, string> NoVariables = [];

    // What BuildTimeML.Runtime depends on, and what that does.
    private static readonly string[] Dependencies = ["microsoft.extensions.logging.abstractions", "microsoft.extensions.dependencyinjection.abstractions"];

    private readonly string _root = Directory.CreateTempSubdirectory("buildtimeml-packages-").FullName;

    public Feed()
    {
        Directory.CreateDirectory(Packages);
        PackAll(Packages);
        Ours = [.. Directory.GetFiles(Packages).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        PackEngine(Packages);
        PackFlavours(Packages);
        CopyDependencies();
    }

    /// <summary>The folder feed.</summary>
    public string Packages => Path.Combine(_root, "feed");

    /// <summary>The files that packing the repository makes.</summary>
    public IReadOnlyList<string> Ours { get; }

    /// <summary>A global packages folder that was empty when the tests began.</summary>
    public string Cache => Path.Combine(_root, "cache");

    /// <summary>Writes a package of the name and layout of ONNX Runtime's own, with this machine's library.</summary>
    public static void PackEngine(string folder, string id = "Microsoft.ML.OnnxRuntime") =>
        PackNative(folder, id, new Dictionary<string, string> { [$"runtimes/{HostRid}/native/{EngineFile}"] = Path.Combine(AppContext.BaseDirectory, EngineFile) });

    /// <summary>Writes a package of native files and references.</summary>
    /// <param name="folder">Where it goes.</param>
    /// <param name="id">Its name.</param>
    /// <param name="files">Paths in the package, and the files to put there.</param>
    /// <param name="dependencies">Names of packages of the same version.</param>
    public static void PackNative(string folder, string id, IReadOnlyDictionary<string, string> files, params string[] dependencies)
    {
        using ZipArchive package = ZipFile.Open(Path.Combine(folder, $"{id}.{EngineVersion}.nupkg"), ZipArchiveMode.Create);
        foreach ((string path, string file) in files)
        {
            package.CreateEntryFromFile(file, path, CompressionLevel.NoCompression);
        }

        using var nuspec = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
        nuspec.Write($"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>{id}</id>
                <version>{EngineVersion}</version>
                <authors>test</authors>
                <description>Native libraries alone.</description>
                <dependencies>
                  {string.Concat(dependencies.Select(d => $"<dependency id=\"{d}\" version=\"{EngineVersion}\" />"))}
                </dependencies>
              </metadata>
            </package>
            """);
    }

    public static string HostRid { get; } =
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    public static string EngineFile { get; } =
        OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.dylib" : "libonnxruntime.so";

    public void Dispose() => Directory.Delete(_root, recursive: true);

    // In the shape of those for NVIDIA's GPUs: the package that projects reference brings nothing itself.
    private void PackFlavours(string folder)
    {
        string stub = Path.Combine(_root, "stub");
        File.WriteAllText(stub, "no library");
        PackNative(folder, "Microsoft.ML.OnnxRuntime.Gpu.Linux", new Dictionary<string, string>
        {
            [$"runtimes/{HostRid}/native/{EngineFile}"] = Path.Combine(AppContext.BaseDirectory, EngineFile),
            [$"runtimes/{HostRid}/native/libonnxruntime_providers_cuda.so"] = stub,
        });
        PackNative(folder, "Microsoft.ML.OnnxRuntime.Gpu.Windows", new Dictionary<string, string> { ["runtimes/win-x86/native/onnxruntime.dll"] = stub });
        PackNative(folder, "Microsoft.ML.OnnxRuntime.Gpu", new Dictionary<string, string>(), "Microsoft.ML.OnnxRuntime.Gpu.Linux", "Microsoft.ML.OnnxRuntime.Gpu.Windows");
        PackNative(folder, "Shop.Engines", new Dictionary<string, string>
        {
            [$"runtimes/{HostRid}/native/{EngineFile}"] = Path.Combine(AppContext.BaseDirectory, EngineFile),
            ["runtimes/win-arm64/native/onnxruntime.dll"] = stub,
        });
        PackNative(folder, "Shop.Vision", new Dictionary<string, string>(), "Microsoft.ML.OnnxRuntime");
    }

    // From where the restore of this project put them.
    private void CopyDependencies()
    {
        string restored = typeof(Feed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PackageRoot").Value!;
        foreach (string package in Dependencies.SelectMany(id => Directory.GetFiles(Path.Combine(restored, id), "*.nupkg", SearchOption.AllDirectories)))
        {
            File.Copy(package, Path.Combine(Packages, Path.GetFileName(package)));
        }
    }

    /// <summary>Packs the repository as it is built.</summary>
    public static void PackAll(string folder) => DotNet.Run(
        DotNet.RepositoryRoot, NoVariables, "pack", "BuildTimeML.sln", "--no-build", "--configuration", DotNet.Configuration, "--output", folder, "--nologo").MustSucceed();
}
