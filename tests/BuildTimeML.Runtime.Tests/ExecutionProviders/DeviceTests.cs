using BuildTimeML.Runtime.ExecutionProviders;

namespace BuildTimeML.Runtime.Tests.ExecutionProviders;

public sealed class DeviceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-geräte-").FullName;

    private static ExecutionDevice Processor => OnnxRuntimeEngine.Devices.First(d => d.Provider == Cpu.EngineWord);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_processor_is_among_the_devices()
    {
        Assert.Equal(HardwareKind.Cpu, Processor.Kind);
        Assert.Equal("Microsoft", Processor.ProviderVendor);
        Assert.Equal(OnnxRuntimeEngine.Version, Processor.Metadata["version"]);
    }

    [Fact]
    public void A_model_runs_on_a_device()
    {
        var provider = new PluginProvider(Processor);

        using ModelSession session = ModelSession.Load(Models.Agnews, new ModelOptions { Providers = [provider], RequireProvider = true });

        Assert.Equal("CPU", provider.Name);
        Assert.Equal("CPU", session.Provider);
        Assert.Empty(session.ProviderFallbacks);
    }

    [Fact]
    public void A_device_that_the_engine_refuses_is_left_out_with_the_engines_message()
    {
        // One provider cannot be appended for the same device twice.
        using ModelSession session = ModelSession.Load(Models.Add, new ModelOptions { Providers = [new PluginProvider(Processor, Processor)] });

        ProviderFallback fallback = Assert.Single(session.ProviderFallbacks);
        Assert.Equal("CPU", fallback.Provider);
        Assert.StartsWith("ONNX Runtime said: ", fallback.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_needs_devices_of_its_own()
    {
        var other = new ExecutionDevice("OtherExecutionProvider", "", HardwareKind.Npu, "", 0, 0);

        Assert.Contains("needs a device", Assert.Throws<ArgumentException>(() => new PluginProvider()).Message, StringComparison.Ordinal);
        Assert.Contains(
            "belong to CPUExecutionProvider and OtherExecutionProvider",
            Assert.Throws<ArgumentException>(() => new PluginProvider(Processor, other)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProviderSelectionPolicy.PreferCpu)]
    [InlineData(ProviderSelectionPolicy.MinOverallPower)]
    public void The_engine_chooses_by_a_policy(ProviderSelectionPolicy policy)
    {
        using ModelSession session = ModelSession.Load(Models.Agnews, new ModelOptions { SelectionPolicy = policy });

        Assert.Equal("CPU", session.Provider);
    }

    [Fact]
    public void A_policy_that_does_not_exist_does_not_reach_the_engine() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelOptions { SelectionPolicy = (ProviderSelectionPolicy)99 });

    [Fact]
    public void A_policy_and_a_list_exclude_each_other()
    {
        var options = new ModelOptions { SelectionPolicy = ProviderSelectionPolicy.PreferCpu, Providers = [new Cpu()] };

        Assert.Contains("exclude each other", Assert.Throws<ArgumentException>(() => ModelSession.Load(Models.Add, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_library_is_not_registered()
    {
        string file = Path.Combine(_folder, "provider.so");
        File.WriteAllText(file, "no library");

        Assert.Contains(file, Assert.Throws<OnnxRuntimeException>(() => OnnxRuntimeEngine.RegisterProviderLibrary("text", file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_without_providers_is_not_registered()
    {
        string file = Path.Combine(AppContext.BaseDirectory, EngineLibrary.FileName);

        Assert.Contains(
            "CreateEpFactories", Assert.Throws<OnnxRuntimeException>(() => OnnxRuntimeEngine.RegisterProviderLibrary("engine", file)).Message, StringComparison.Ordinal);
    }
}
