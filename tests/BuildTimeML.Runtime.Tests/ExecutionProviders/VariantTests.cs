using System.Security.Cryptography;
using BuildTimeML.Runtime.ExecutionProviders;

namespace BuildTimeML.Runtime.Tests.ExecutionProviders;

public sealed class VariantTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-").FullName;
    private readonly ModelInfo _info;

    public VariantTests()
    {
        ModelVariant own = Write("add.onnx", Models.Add, "");
        _info = new ModelInfo("Add", "Int8", own.AssetPath, own.Size, own.Sha256, OriginalSize: 1)
        {
            Variants = [Write("identity.onnx", Models.Identity(ElementType.Float32), nameof(Cuda)), Write("split.onnx", Models.Split, nameof(WebGpu))],
        };
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_providers_the_model_itself_is_loaded()
    {
        using ModelSession session = Load();

        Assert.Equal(("sum", "Int8", null), (session.Outputs[0].Name, session.Precision, session.Variant));
    }

    [Fact]
    public void A_provider_that_is_missing_does_not_get_its_variant()
    {
        using ModelSession session = Load(new Cuda(), new Cpu());

        Assert.Equal("Cuda", Assert.Single(session.ProviderFallbacks).Provider);
        Assert.Equal(("sum", "Int8", null), (session.Outputs[0].Name, session.Precision, session.Variant));
    }

    [Fact]
    public void A_provider_that_runs_the_model_gets_its_variant()
    {
        using ModelSession session = Load(new StandIn(nameof(Cuda), takesNodes: true), new Cpu());

        Assert.Equal(("y", "Float16"), (session.Outputs[0].Name, session.Precision));
        Assert.Same(_info.Variants[0], session.Variant);
        Assert.Empty(session.ProviderFallbacks);
    }

    [Fact]
    public void The_first_provider_that_has_a_variant_decides()
    {
        using ModelSession session = Load(new StandIn(nameof(TensorRt), takesNodes: true), new StandIn(nameof(WebGpu), takesNodes: true), new StandIn(nameof(Cuda), takesNodes: true));

        Assert.Equal("parts", session.Outputs[0].Name);
    }

    [Fact]
    public void The_providers_that_the_item_names_choose_too()
    {
        using ModelSession session = ModelSession.Load(_info with { Providers = ["Cpu"], Variants = [_info.Variants[0] with { Provider = "Cpu" }] }, new ModelOptions { ModelDirectory = _folder });

        Assert.Equal("y", session.Outputs[0].Name);
    }

    [Fact]
    public void A_provider_that_starts_and_takes_no_node_leaves_its_variant_to_the_next_one()
    {
        using ModelSession session = Load(new StandIn(nameof(WebGpu), takesNodes: false), new StandIn(nameof(Cuda), takesNodes: true), new Cpu());

        Assert.Equal("y", session.Outputs[0].Name);
        Assert.Equal("WebGpu", Assert.Single(session.ProviderFallbacks).Provider);
    }

    [Fact]
    public void A_provider_that_starts_and_takes_no_node_leaves_the_model_itself_to_the_processor()
    {
        using ModelSession session = Load(new StandIn(nameof(Cuda), takesNodes: false));

        Assert.Equal(("sum", null), (session.Outputs[0].Name, session.Variant));
    }

    [Fact]
    public void What_comes_after_the_processor_chooses_nothing()
    {
        using ModelSession session = Load(new Cpu(), new StandIn(nameof(Cuda), takesNodes: true));

        Assert.Equal("sum", session.Outputs[0].Name);
    }

    [Fact]
    public void The_file_of_a_variant_is_checked_like_any_other()
    {
        File.WriteAllBytes(Path.Combine(_folder, "identity.onnx"), Models.Add);

        ModelFileException error = Assert.Throws<ModelFileException>(() => Load(new StandIn(nameof(Cuda), takesNodes: true)));

        Assert.Contains("identity.onnx", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_loaded_from_a_path_has_no_variants()
    {
        using ModelSession session = ModelSession.Load(Path.Combine(_folder, "add.onnx"));

        Assert.Equal((null, ""), (session.Variant, session.Precision));
    }

    private ModelSession Load(params ExecutionProvider[] providers) => ModelSession.Load(_info, new ModelOptions { ModelDirectory = _folder, Providers = providers });

    private ModelVariant Write(string name, byte[] bytes, string provider)
    {
        File.WriteAllBytes(Path.Combine(_folder, name), bytes);
        return new ModelVariant(provider, "Float16", name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    // The processor under the name of another provider: nothing else is on every machine.
    private sealed class StandIn(string name, bool takesNodes) : ExecutionProvider
    {
        public override string Name => name;

        internal override string EngineName => takesNodes ? Cpu.EngineWord : name;

        internal override string WayOut => "";

        internal override string? WhyMissing(Engine engine) => null;

        internal override void Append(Engine engine, nint sessionOptions)
        {
        }

        private protected override void Describe(ProviderSettings settings)
        {
        }
    }
}
