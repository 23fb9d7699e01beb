using System.Diagnostics;

namespace BuildTimeML.Runtime.Tests;

[Collection(AloneCollection.Name)]
public sealed class ModelSessionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-größe-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Inputs_and_outputs_are_described_as_the_model_declares_them()
    {
        using ModelSession session = ModelSession.Load(Models.Agnews);

        ModelValue input = Assert.Single(session.Inputs);
        Assert.Equal("tokens", input.Name);
        Assert.Equal(ValueKind.Tensor, input.Kind);
        Assert.Equal(ElementType.Int64, input.ElementType);
        Assert.Equal([-1, 48], input.Shape);
        Assert.Equal(["batch", ""], input.Symbols);
        Assert.Equal("logits: Float32 [batch, 4]", Assert.Single(session.Outputs).ToString());
    }

    [Fact]
    public void The_engine_says_that_the_model_runs_on_the_cpu()
    {
        using ModelSession session = ModelSession.Load(Models.Agnews);

        Assert.Equal("CPU", session.Provider);
        Assert.True(OnnxRuntimeEngine.Current.Assignment!.CountNodes(session.Handle.DangerousGetHandle())["CPUExecutionProvider"] > 10);
    }

    [Fact]
    public void An_engine_that_recorded_nothing_is_taken_to_run_on_the_cpu()
    {
        var options = new ModelOptions { ConfigEntries = new Dictionary<string, string> { ["session.record_ep_graph_assignment_info"] = "0" } };

        using ModelSession session = ModelSession.Load(Models.Agnews, options);

        Assert.Empty(OnnxRuntimeEngine.Current.Assignment!.CountNodes(session.Handle.DangerousGetHandle()));
        Assert.Equal("CPU", session.Provider);
    }

    [TestDataFact]
    public void Weights_that_an_old_format_lists_as_inputs_are_no_inputs_of_a_call()
    {
        using ModelSession session = ModelSession.Load(TestData.File("models/squeezenet.onnx"));

        Assert.Equal("data_0: Float32 [1, 3, 224, 224]", Assert.Single(session.Inputs).ToString());
    }

    [Fact]
    public void The_engine_writes_its_optimised_graph_where_it_is_asked_to()
    {
        string path = Path.Combine(_folder, "optimised.onnx");

        ModelSession.Load(Models.Mobilenet, new ModelOptions { OptimizedModelPath = path, Optimization = GraphOptimization.Basic }).Dispose();

        using ModelSession optimised = ModelSession.Load(path);
        Assert.Equal("image", optimised.Inputs[0].Name);
    }

    [Fact]
    public void The_optimisation_level_reaches_the_engine()
    {
        Assert.NotEqual(SizeOptimisedAt(GraphOptimization.None), SizeOptimisedAt(GraphOptimization.Extended));
    }

    [Fact]
    public void The_number_of_threads_reaches_the_engine()
    {
        int before = CountThreads();
        using ModelSession session = ModelSession.Load(Models.Add, new ModelOptions { IntraOpThreads = 41 });

        // 40 beside the caller's; the runtime may start or end a few of its own meanwhile.
        Assert.InRange(CountThreads() - before, 30, 50);
    }

    [Fact]
    public void A_negative_number_of_threads_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelSession.Load(Models.Add, new ModelOptions { IntraOpThreads = -1 }));

    [Fact]
    public void External_data_is_found_beside_the_model()
    {
        byte[] model = OnnxModel.Of(
            [new("x", ElementType.Float32, 2L)],
            [new("y", ElementType.Float32, 2L)],
            [OnnxModel.ExternalFloats("w", [2], "weights.bin")],
            OnnxModel.Node("Add", ["x", "w"], ["y"]));
        File.WriteAllBytes(Path.Combine(_folder, "model.onnx"), model);
        File.WriteAllBytes(Path.Combine(_folder, "weights.bin"), [.. BitConverter.GetBytes(10f), .. BitConverter.GetBytes(20f)]);

        using ModelSession session = ModelSession.Load(Path.Combine(_folder, "model.onnx"));
        var x = new TensorBuffer<float>(2);
        var y = new TensorBuffer<float>(2);
        using var call = new ModelCall(session, [new("x", x)], [new("y", y)]);
        ((ReadOnlySpan<float>)[1, 2]).CopyTo(x.Data);
        call.Run();

        Assert.Equal([11, 22], y.Data.ToArray());
    }

    private static int CountThreads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    private long SizeOptimisedAt(GraphOptimization level)
    {
        string path = Path.Combine(_folder, level + ".onnx");
        ModelSession.Load(Models.Mobilenet, new ModelOptions { OptimizedModelPath = path, Optimization = level }).Dispose();
        return new FileInfo(path).Length;
    }
}
