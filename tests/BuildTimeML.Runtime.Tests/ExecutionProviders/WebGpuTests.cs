using System.Diagnostics;
using System.Globalization;

namespace BuildTimeML.Runtime.Tests.ExecutionProviders;

/// <summary>A real provider of graphics processors, in a process of its own because it takes another engine.</summary>
[Collection(AloneCollection.Name)]
public class WebGpuTests
{
    private const string NoDriver = "/no/driver.json";

    [SoftwareGpuFact]
    public void A_graphics_processor_gives_what_the_processor_gives_wherever_the_tensors_lie()
    {
        string[] models = TestData.Root is null ? [Models.Mobilenet] : [Models.Mobilenet, TestData.File("models/mnist.onnx"), TestData.File("models/squeezenet.onnx")];
        (int exitCode, string output, string errors) = Probe("WebGpu", models, SoftwareGpu.DriverFile!);
        Assert.True(exitCode == 0, errors);
        string[][] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split('|'))];

        Assert.Equal(models.Select(Path.GetFileNameWithoutExtension), lines.Select(line => line[0]));
        Assert.All(lines, line =>
        {
            Assert.StartsWith("WebGpu", line[1], StringComparison.Ordinal);
            Assert.InRange(double.Parse(line[2], CultureInfo.InvariantCulture), 0, 1e-4);
            Assert.Contains("WebGPU", line[3], StringComparison.OrdinalIgnoreCase);
            Assert.InRange(double.Parse(line[4], CultureInfo.InvariantCulture), 0, 1e-4);
        });
    }

    [SoftwareGpuFact]
    public void A_provider_that_does_not_start_is_left_out_and_the_model_runs_on_the_next()
    {
        (int exitCode, string output, string errors) = Probe("WebGpu?", [Models.Mobilenet], NoDriver);

        Assert.True(exitCode == 0, errors);
        Assert.Equal("mnist-mobilenet|CPU|0|Cpu|0", output.Trim());
    }

    [SoftwareGpuFact]
    public void A_required_provider_that_does_not_start_fails_the_load_with_the_engines_message_and_what_it_needs()
    {
        (int exitCode, _, string errors) = Probe("WebGpu", [Models.Mobilenet], NoDriver);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("ExecutionProviderException: The model does not run on the execution provider WebGpu, which is required. ONNX Runtime said: ", errors, StringComparison.Ordinal);
        Assert.Contains("No supported adapters It needs a device with a driver of Vulkan, DirectX 12 or Metal.", errors, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output, string Errors) Probe(string provider, string[] models, string driver)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["VK_ICD_FILENAMES"] = driver;
        string[] arguments = ["exec", Path.Combine(AppContext.BaseDirectory, "BuildTimeML.ProviderProbe.dll"), SoftwareGpu.Engine!, provider, .. models];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
