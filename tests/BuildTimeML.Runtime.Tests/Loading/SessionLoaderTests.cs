using System.Security.Cryptography;
using System.Text;
using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime.Tests.Loading;

public sealed class SessionLoaderTests : IDisposable
{
    private static readonly byte[] TwoIdentities = OnnxModel.Of(
        [new("x", ElementType.Float32, 2L)], [new("y", ElementType.Float32, 2L)], [],
        OnnxModel.Node("Identity", ["x"], ["h"]), OnnxModel.Node("Identity", ["h"], ["y"]));

    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(null, null, 1)]
    [InlineData("1.30.0", null, 2)]
    [InlineData("1.30.0", GraphOptimization.All, 1)]
    [InlineData(null, GraphOptimization.None, 2)]
    public void A_graph_that_the_build_has_optimised_is_left_alone_unless_the_options_say_otherwise(string? optimizedBy, GraphOptimization? asked, int left)
    {
        ModelInfo info = Write(TwoIdentities) with { OptimizedBy = optimizedBy };
        string saved = Path.Combine(_folder, "saved.onnx");

        ModelSession.Load(info, new ModelOptions { ModelDirectory = _folder, Optimization = asked, OptimizedModelPath = saved }).Dispose();

        // The operator's name stands in each node.
        Assert.Equal(left, Encoding.Latin1.GetString(File.ReadAllBytes(saved)).Split("\"\u0008Identity").Length - 1);
    }

    [Fact]
    public void Where_another_engine_has_optimised_the_graph_an_error_says_so()
    {
        ModelInfo info = Write([.. "no model"u8]) with { OptimizedBy = "1.29.9" };

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => ModelSession.Load(info, new ModelOptions { ModelDirectory = _folder }));

        Assert.Contains($"ONNX Runtime 1.29.9 optimised the graph of Net at build, and {OnnxRuntimeEngine.Version} loads it.", error.Message, StringComparison.Ordinal);
        Assert.Contains("SaveOptimizedGraph=\"false\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loading_that_is_cancelled_before_it_begins_does_not_begin()
    {
        var missing = new ModelInfo("Net", "Float32", "missing.onnx", 1, "", 1);

        Assert.Throws<OperationCanceledException>(() => ModelSession.Load(missing, null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void The_engine_stops_loading_when_it_is_cancelled()
    {
        Engine engine = OnnxRuntimeEngine.Current;
        Assert.NotNull(engine.Cancellation);
        using var cancellation = new CancellationTokenSource();
        using SessionOptionsHandle options = SessionConfiguration.Create(engine, ModelOptions.Default, new SessionLoad(null));
        using CancellationTokenRegistration registration = options.CancelLoadingWith(engine.Cancellation, cancellation.Token);
        SessionHandle.Create(engine, TwoIdentities, options.Pointer).Dispose();

        cancellation.Cancel();

        Assert.Equal(
            OnnxRuntimeErrorCode.ModelLoadCanceled, Assert.Throws<OnnxRuntimeException>(() => SessionHandle.Create(engine, TwoIdentities, options.Pointer)).Code);
    }

    private ModelInfo Write(byte[] model)
    {
        File.WriteAllBytes(Path.Combine(_folder, "net.onnx"), model);
        return new ModelInfo("Net", "Float32", "net.onnx", model.Length, Convert.ToHexStringLower(SHA256.HashData(model)), model.Length);
    }
}
