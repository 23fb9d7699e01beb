using BuildTimeML.Tasks.Worker;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class EngineConflictTests
{
    [Fact]
    public void One_engine_with_its_libraries_is_no_conflict() => Assert.Empty(EngineConflict.Find(
    [
        File("Microsoft.ML.OnnxRuntime.Gpu.Linux", "linux-x64", "libonnxruntime.so"), File("Microsoft.ML.OnnxRuntime.Gpu.Linux", "linux-x64", "libonnxruntime_providers_cuda.so"),
        File("Microsoft.ML.OnnxRuntime.Gpu.Windows", "win-x64", "onnxruntime.dll"), File("Other", "linux-x64", "libother.so"),
    ]));

    [Fact]
    public void Engines_for_different_systems_are_no_conflict() => Assert.Empty(EngineConflict.Find(
        [File("Microsoft.ML.OnnxRuntime", "osx-arm64", "libonnxruntime.dylib"), File("Microsoft.ML.OnnxRuntime.DirectML", "win-x64", "onnxruntime.dll")]));

    [Fact]
    public void The_same_package_through_two_references_is_no_conflict() => Assert.Empty(EngineConflict.Find(
        [File("Microsoft.ML.OnnxRuntime", "linux-x64", "libonnxruntime.so"), File("microsoft.ml.onnxruntime", "linux-x64", "libonnxruntime.so")]));

    [Fact]
    public void Engines_of_other_places_than_packages_are_none() => Assert.Empty(EngineConflict.Find(
        [File("", "linux-x64", "libonnxruntime.so"), File("Microsoft.ML.OnnxRuntime", "linux-x64", "libonnxruntime.so"), new TaskItem("/elsewhere/libonnxruntime.so")]));

    [Theory]
    [InlineData("Microsoft.ML.OnnxRuntime.Gpu.Windows", "win-x64")]
    [InlineData("Microsoft.ML.OnnxRuntime.DirectML", "win-x64")]
    [InlineData("Intel.ML.OnnxRuntime.OpenVino", "win-x64")]
    [InlineData("Microsoft.ML.OnnxRuntime.QNN", "win-arm64")]
    public void A_second_engine_for_a_system_is_one_and_the_engine_of_the_CPU_is_the_one_to_leave_out(string package, string rid)
    {
        EngineConflict conflict = Assert.Single(EngineConflict.Find(
            [File(package, rid, "onnxruntime.dll"), File("Microsoft.ML.OnnxRuntime", rid, "onnxruntime.dll"), File("Microsoft.ML.OnnxRuntime", "linux-x64", "libonnxruntime.so")]));

        Assert.Equal(new[] { "Microsoft.ML.OnnxRuntime", package }.Order(StringComparer.Ordinal), conflict.Packages);
        Assert.Equal([rid], conflict.RuntimeIdentifiers);
        Assert.Equal("BTML2020", conflict.ToWarning().Code);
        Assert.Contains($"each bring onnxruntime.dll for {rid}", conflict.ToWarning().Message, StringComparison.Ordinal);
        Assert.Contains("Include=\"Microsoft.ML.OnnxRuntime\" Version=\"...\" ExcludeAssets=\"all\"", conflict.ToWarning().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_systems_of_the_same_packages_are_named_together()
    {
        EngineConflict conflict = Assert.Single(EngineConflict.Find(
        [
            File("B", "win-x64", "onnxruntime.dll"), File("A", "win-x64", "onnxruntime.dll"), File("A", "win-arm64", "onnxruntime.dll"), File("B", "win-arm64", "onnxruntime.dll"),
        ]));

        Assert.Contains("The packages A and B each bring onnxruntime.dll for win-arm64, win-x64:", conflict.ToWarning().Message, StringComparison.Ordinal);
    }

    private static TaskItem File(string package, string rid, string name)
    {
        var item = new TaskItem($"/packages/{package}/1.0.0/runtimes/{rid}/native/{name}");
        item.SetMetadata("NuGetPackageId", package);
        return item;
    }
}
