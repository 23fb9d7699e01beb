using BuildTimeML.Runtime.ExecutionProviders;

namespace BuildTimeML.Runtime.Tests.ExecutionProviders;

public class ProviderFallbackTests
{
    public static TheoryData<string, string> Packages { get; } = new()
    {
        { nameof(Cuda), "Microsoft.ML.OnnxRuntime.Gpu" },
        { nameof(TensorRt), "Microsoft.ML.OnnxRuntime.Gpu" },
        { nameof(DirectMl), "Microsoft.ML.OnnxRuntime.DirectML" },
        { nameof(OpenVino), "Intel.ML.OnnxRuntime.OpenVino" },
        { nameof(Qnn), "Microsoft.ML.OnnxRuntime.QNN" },
        { nameof(CoreMl), "Microsoft.ML.OnnxRuntime has it on macOS" },
        { nameof(Xnnpack), "--use_xnnpack" },
        { nameof(WebGpu), "onnxruntime-node" },
    };

    [Fact]
    public void Every_provider_but_the_processor_says_where_to_get_it() =>
        Assert.Equal(ExecutionProviderTable.Names.Except([nameof(Cpu)]).Order(), Packages.Select(row => (string)row[0]).Order());

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_provider_that_the_engine_does_not_have_is_left_out_and_it_is_said_why(string name, string package)
    {
        using ModelSession session = ModelSession.Load(Models.Agnews, new ModelOptions { Providers = [ExecutionProviderTable.Create(name), new Cpu()] });

        ProviderFallback fallback = Assert.Single(session.ProviderFallbacks);
        Assert.Equal(name, fallback.Provider);
        Assert.Contains("does not have", fallback.Reason, StringComparison.Ordinal);
        Assert.Contains(package, fallback.Reason, StringComparison.Ordinal);
        Assert.Equal("CPU", session.Provider);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_provider_that_is_required_fails_the_load_where_the_engine_does_not_have_it(string name, string package)
    {
        var options = new ModelOptions { Providers = [ExecutionProviderTable.Create(name), new Cpu()], RequireProvider = true };

        ExecutionProviderException error = Assert.Throws<ExecutionProviderException>(() => ModelSession.Load(Models.Agnews, options));

        Assert.Equal(name, error.Provider);
        Assert.StartsWith($"The model does not run on the execution provider {name}, which is required. ONNX Runtime ", error.Message, StringComparison.Ordinal);
        Assert.Contains(package, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_provider_that_is_there_loads()
    {
        using ModelSession session = ModelSession.Load(Models.Agnews, new ModelOptions { Providers = [new Cpu()], RequireProvider = true });

        Assert.Empty(session.ProviderFallbacks);
        Assert.True(session.NodesByProvider["CPU"] > 10);
    }

    [Fact]
    public void Only_the_first_provider_is_required()
    {
        using ModelSession session = ModelSession.Load(Models.Agnews, new ModelOptions { Providers = [new Cpu(), new Cuda()], RequireProvider = true });

        Assert.Equal(new ProviderFallback("Cuda", "It is named after Cpu, which takes every node."), Assert.Single(session.ProviderFallbacks));
    }

    [Fact]
    public void Nothing_can_be_required_where_nothing_is_named()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ModelSession.Load(Models.Add, new ModelOptions { RequireProvider = true }));

        Assert.Contains("the first of Providers, and none is named", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_model_is_the_engines_error_whatever_is_required() => Assert.Throws<OnnxRuntimeException>(
        () => ModelSession.Load("no model"u8, new ModelOptions { Providers = [new Cpu()], RequireProvider = true }));

    [Fact]
    public void A_null_among_the_providers_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => ModelSession.Load(Models.Add, new ModelOptions { Providers = [null!] }));

    [Fact]
    public void An_option_that_the_engine_refuses_leaves_the_provider_out_with_the_engines_message()
    {
        var cpu = new Cpu { Options = new Dictionary<string, string> { [new string('k', 5000)] = "1" } };

        using ModelSession session = ModelSession.Load(Models.Add, new ModelOptions { Providers = [cpu] });

        ProviderFallback fallback = Assert.Single(session.ProviderFallbacks);
        Assert.StartsWith("ONNX Runtime said: ", fallback.Reason, StringComparison.Ordinal);
        Assert.EndsWith("Correct its options.", fallback.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_processor_takes_its_options(bool arena)
    {
        var cpu = new Cpu { Arena = arena, Options = new Dictionary<string, string> { ["session.record_ep_graph_assignment_info"] = "0" } };

        using ModelSession session = ModelSession.Load(Models.Add, new ModelOptions { Providers = [cpu] });

        Assert.Empty(session.ProviderFallbacks);
        Assert.Empty(session.NodesByProvider);
    }
}
