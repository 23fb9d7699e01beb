using System.Globalization;

namespace BuildTimeML.Runtime.Tests.ExecutionProviders;

/// <summary>A real provider of graphics processors, in a process of its own because it takes another engine.</summary>
[Collection(AloneCollection.Name)]
public class WebGpuTests
{
    private const string NoDriver = "/no/driver.json";

    [SoftwareGpuFact]
    public async Task A_graphics_processor_gives_what_the_processor_gives_wherever_the_tensors_lie()
    {
        string[] models = TestData.Root is null ? [Models.Mobilenet] : [Models.Mobilenet, TestData.File("models/mnist.onnx"), TestData.File("models/squeezenet.onnx")];
        ChildProcess child = await Probe("WebGpu", models, SoftwareGpu.DriverFile!);
        Assert.True(child.ExitCode == 0, child.Errors);
        string[][] lines = [.. child.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split('|'))];

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
    public async Task A_provider_that_does_not_start_is_left_out_and_the_model_runs_on_the_next()
    {
        ChildProcess child = await Probe("WebGpu?", [Models.Mobilenet], NoDriver);

        Assert.True(child.ExitCode == 0, child.Errors);
        Assert.Equal("mnist-mobilenet|CPU|0|Cpu|0", child.Output);
    }

    [SoftwareGpuFact]
    public async Task A_required_provider_that_does_not_start_fails_the_load_with_the_engines_message_and_what_it_needs()
    {
        ChildProcess child = await Probe("WebGpu", [Models.Mobilenet], NoDriver);

        Assert.NotEqual(0, child.ExitCode);
        Assert.Contains("ExecutionProviderException: The model does not run on the execution provider WebGpu, which is required. ONNX Runtime said: ", child.Errors, StringComparison.Ordinal);
        Assert.Contains("No supported adapters It needs a device with a driver of Vulkan, DirectX 12 or Metal.", child.Errors, StringComparison.Ordinal);
    }

    // A software driver takes long for SqueezeNet, and longer on a busy machine.
    private static Task<ChildProcess> Probe(string provider, string[] models, string driver) => ChildProcess.RunWith(
        new Dictionary<string, string> { ["VK_ICD_FILENAMES"] = driver }, TimeSpan.FromMinutes(15), ["provider", SoftwareGpu.Engine!, provider, .. models]);
}
