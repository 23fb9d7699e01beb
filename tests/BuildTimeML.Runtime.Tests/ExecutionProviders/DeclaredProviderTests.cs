using System.Security.Cryptography;
using BuildTimeML.Runtime.ExecutionProviders;

namespace BuildTimeML.Runtime.Tests.ExecutionProviders;

public class DeclaredProviderTests
{
    [Fact]
    public void The_providers_of_the_item_are_those_of_the_model()
    {
        using ModelSession session = ModelSession.Load(Info("Cuda", "Cpu"), Options());

        Assert.Equal("Cuda", Assert.Single(session.ProviderFallbacks).Provider);
    }

    [Fact]
    public void The_options_win_over_the_item()
    {
        using ModelSession session = ModelSession.Load(Info("Cuda"), Options([new TensorRt()]));

        Assert.Equal("TensorRt", Assert.Single(session.ProviderFallbacks).Provider);
    }

    [Fact]
    public void No_providers_in_the_options_win_over_the_item_too()
    {
        using ModelSession session = ModelSession.Load(Info("Cuda"), Options([]));

        Assert.Empty(session.ProviderFallbacks);
    }

    [Fact]
    public void A_provider_of_the_item_can_be_required() =>
        Assert.Equal("Cuda", Assert.Throws<ExecutionProviderException>(() => ModelSession.Load(Info("Cuda"), Options(require: true))).Provider);

    private static ModelOptions Options(IReadOnlyList<ExecutionProvider>? providers = null, bool require = false) =>
        new() { ModelDirectory = Path.GetDirectoryName(Models.Mobilenet), Providers = providers, RequireProvider = require };

    private static ModelInfo Info(params string[] providers)
    {
        byte[] model = File.ReadAllBytes(Models.Mobilenet);
        return new ModelInfo("Digits", "Float32", Path.GetFileName(Models.Mobilenet), model.Length, Convert.ToHexStringLower(SHA256.HashData(model)), model.Length) { Providers = providers };
    }
}
