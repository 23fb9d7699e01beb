using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>Runs models on the engine, with one thread.</summary>
internal static class Engine
{
    /// <summary>Both models on the same inputs; each output of floats must be at least so many dB above its error.</summary>
    public static void AssertClose(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> actual, double decibels, Func<ModelValue, float[]>? inputs = null)
    {
        OutputValues[] expected = Run(reference, inputs);
        OutputValues[] given = Run(actual, inputs);
        Assert.Equal(expected.Select(o => (o.Name, o.ElementType)), given.Select(o => (o.Name, o.ElementType)));
        Assert.All(expected.Zip(given), pair =>
        {
            Assert.Equal(pair.First.Shape, pair.Second.Shape);
            Assert.InRange(SignalToNoise.Decibels(pair.First.Numbers, pair.Second.Numbers), decibels, double.PositiveInfinity);
        });
    }

    public static OutputValues[] Run(ReadOnlySpan<byte> model, Func<ModelValue, float[]>? inputs = null)
    {
        using var session = ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1 });
        NamedTensor[] values = inputs is null ? SyntheticInputs.Create(session.Inputs, []) : [.. session.Inputs.Select(i => Filled(i, inputs(i)))];
        NamedTensor[] outputs = [.. session.Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))];
        using var call = new ModelCall(session, values, outputs);
        call.Run();
        return [.. outputs.Select(o => OutputValues.Of(o.Name, (EngineOutput)o.Tensor))];
    }

    /// <summary>The numbers of the output 'y' on all samples.</summary>
    public static double[] Outputs(ReadOnlySpan<byte> model, ArraySamples samples)
    {
        using var session = ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1 });
        var all = new List<double>();
        for (int i = 0; i < samples.Count; i++)
        {
            var output = new EngineOutput();
            using var call = new ModelCall(session, [.. samples.Read(i)], [new NamedTensor("y", output)]);
            call.Run();
            foreach (float number in output.View<float>().Data)
            {
                all.Add(number);
            }
        }

        return [.. all];
    }

    /// <summary>All numbers of all outputs on synthetic inputs.</summary>
    /// <param name="model">Its bytes.</param>
    /// <param name="exactProducts">Whether a CPU without VNNI adds up products of 8 bits so that none can saturate, slowly.</param>
    public static double[] Numbers(ReadOnlySpan<byte> model, bool exactProducts)
    {
        using var session = ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1, ConfigEntries = new Dictionary<string, string> { ["session.x64quantprecision"] = exactProducts ? "1" : "0" } });
        NamedTensor[] outputs = [.. session.Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))];
        using var call = new ModelCall(session, SyntheticInputs.Create(session.Inputs, []), outputs);
        call.Run();
        return [.. outputs.SelectMany(o => OutputValues.Of(o.Name, (EngineOutput)o.Tensor).Numbers!)];
    }

    /// <summary>How often each operator is in the graph that the engine really runs.</summary>
    public static Dictionary<string, int> OptimizedOperators(ReadOnlySpan<byte> model)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("optimized.onnx");
        ModelSession.Load(model, new ModelOptions { OptimizedModelPath = path, Optimization = GraphOptimization.Extended }).Dispose();
        using Model optimized = ModelReader.Read(path);
        return optimized.Graph.Nodes.CountBy(n => n.OpType).ToDictionary();
    }

    private static NamedTensor Filled(ModelValue input, float[] values)
    {
        var tensor = new TensorBuffer<float>([.. input.Shape.Select(d => Math.Max(d, 1))]);
        values.CopyTo(tensor.Data);
        return new NamedTensor(input.Name, tensor);
    }
}
