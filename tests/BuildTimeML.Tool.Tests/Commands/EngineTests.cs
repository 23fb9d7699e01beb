using BuildTimeML.Tool.Engine;

namespace BuildTimeML.Tool.Tests.Commands;

public sealed class EngineTests
{
    private static readonly string[] Bench = ["bench", WorkingFolder.Digits, "--seconds", "0.1"];

    [Fact]
    public void The_newest_package_in_NuGets_folder_is_found()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();
        string native = $"packages/microsoft.ml.onnxruntime/{{0}}/runtimes/{HostRid.Current}/native";
        foreach (string version in new[] { "1.9.0", "1.29.0", "1.30.0" })
        {
            string place = Directory.CreateDirectory(folder.PathOf(string.Format(null, native, version))).FullName;
            File.WriteAllText(Path.Combine(place, HostRid.EngineFile), "no library");
        }

        File.Copy(ToolRun.Engine, Path.Combine(folder.PathOf(string.Format(null, native, "1.30.0")), HostRid.EngineFile), overwrite: true);

        ToolRun.Of(folder.Path, Environment("", folder.PathOf("packages")), Bench).MustEndWith(0);
    }

    [Fact]
    public void Where_there_is_none_the_error_says_what_to_do()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();

        ToolRun run = ToolRun.Of(folder.Path, Environment("", folder.PathOf("packages")), Bench).MustEndWith(1);

        Assert.Contains("error BTML1090: No ONNX Runtime for ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--engine PATH", run.Errors, StringComparison.Ordinal);
        Assert.Contains("BUILDTIMEML_ENGINE", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_option_goes_before_the_variable_and_a_path_that_is_wrong_is_not_passed_over()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();

        ToolRun.Of(folder.Path, Environment("nowhere.so", folder.Path), [.. Bench, "--engine", ToolRun.Engine]).MustEndWith(0);
        ToolRun run = ToolRun.Of(folder.Path, Environment("nowhere.so", folder.Path), Bench).MustEndWith(1);

        Assert.Contains("BUILDTIMEML_ENGINE names 'nowhere.so', which is no file", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_cannot_be_loaded_is_a_coded_error()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();
        File.WriteAllText(folder.PathOf("engine.so"), "no library");

        ToolRun run = ToolRun.Of(folder.Path, Environment("engine.so", folder.Path), Bench).MustEndWith(1);

        Assert.Contains("error BTML1031: ONNX Runtime at ", run.Errors, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Environment(string engine, string packages) => new() { ["BUILDTIMEML_ENGINE"] = engine, ["NUGET_PACKAGES"] = packages };
}
