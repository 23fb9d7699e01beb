using System.Diagnostics;
using System.Globalization;

namespace BuildTimeML.Runtime.Tests.ExecutionProviders;

/// <summary>A real provider of graphics processors, in a process of its own because it takes another engine.</summary>
[Collection(AloneCollection.Name)]
public class WebGpuTests
{
    [SoftwareGpuFact]
    public void A_graphics_processor_gives_what_the_processor_gives_wherever_the_tensors_lie()
    {
        string[] models = TestData.Root is null ? [Models.Mobilenet] : [Models.Mobilenet, TestData.File("models/mnist.onnx"), TestData.File("models/squeezenet.onnx")];
        string[][] lines = [.. Probe("WebGpu", models).Select(line => line.Split('|'))];

        Assert.Equal(models.Select(Path.GetFileNameWithoutExtension), lines.Select(line => line[0]));
        Assert.All(lines, line =>
        {
            Assert.StartsWith("WebGpu", line[1], StringComparison.Ordinal);
            Assert.InRange(double.Parse(line[2], CultureInfo.InvariantCulture), 0, 1e-4);
            Assert.Contains("WebGPU", line[3], StringComparison.OrdinalIgnoreCase);
            Assert.InRange(double.Parse(line[4], CultureInfo.InvariantCulture), 0, 1e-4);
        });
    }

    private static string[] Probe(string provider, string[] models)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["VK_ICD_FILENAMES"] = SoftwareGpu.DriverFile;
        string[] arguments = ["exec", Path.Combine(AppContext.BaseDirectory, "BuildTimeML.ProviderProbe.dll"), SoftwareGpu.Engine!, provider, .. models];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"The probe ended with {process.ExitCode}: {errors.Result}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
