using BuildTimeML.Tasks.Worker;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class EngineLocatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-engine-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_machines_own_library_is_taken_from_the_package_whatever_system_the_application_is_for()
    {
        string windows = Add("runtimes/win-x64/native/onnxruntime.dll");
        string linux = Add("runtimes/linux-arm64/native/libonnxruntime.so");

        Assert.Equal(linux, EngineLocator.Find([new TaskItem(windows)], "", "linux-arm64"));
        Assert.Equal(windows, EngineLocator.Find([new TaskItem(linux)], "", "win-x64"));
    }

    [Fact]
    public void A_package_without_a_library_for_the_machine_leaves_it_to_the_property()
    {
        string windows = Add("runtimes/win-x64/native/onnxruntime.dll");
        string mine = Add("mine/libonnxruntime.so");

        Assert.Equal(mine, EngineLocator.Find([new TaskItem(windows)], mine, "linux-x64"));
        Assert.Null(EngineLocator.Find([new TaskItem(windows)], "", "linux-x64"));
        Assert.Null(EngineLocator.Find([], Path.Combine(_folder, "missing.so"), "linux-x64"));
    }

    [Fact]
    public void Other_native_files_are_passed_over() =>
        Assert.Null(EngineLocator.Find([new TaskItem(Add("runtimes/linux-x64/native/libsqlite.so"))], "", "linux-x64"));

    private string Add(string path)
    {
        string full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, "");
        return full;
    }
}
