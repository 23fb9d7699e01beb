using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Graph.Ir.ElementType;

namespace BuildTimeML.Compression.Tests.Training.Helpers;

/// <summary>What the nodes that <see cref="Gradients.Append"/> appends give for the weighted sum of a model's outputs.</summary>
internal static class AppendedGradient
{
    public static double[][] Of(Model model, IReadOnlyList<Parameter> parameters, GradientOptions? options)
    {
        Value[] values = Parameter.MakeInputs(model, parameters);
        Value loss = AddLoss(model, parameters);
        IReadOnlyDictionary<Value, Value> gradients = Gradients.Append(model, loss, values, options);
        model.Graph.Outputs.Clear();
        model.Graph.Outputs.AddRange(values.Select(v => gradients[v]));
        Assert.Null(GraphVerifier.Verify(model)?.Message);
        OutputValues[] outputs = Run(model, parameters);
        for (int i = 0; i < outputs.Length; i++)
        {
            Assert.Equal(parameters[i].Shape, outputs[i].Shape);
        }

        return [.. outputs.Select(o => o.Numbers!)];
    }

    // How many elements an output has is asked of the engine: inference is not to be right only because it agrees with itself.
    private static Value AddLoss(Model model, IReadOnlyList<Parameter> parameters)
    {
        OutputValues[] outputs = Run(model, parameters);
        var sums = new List<Value>();
        foreach ((OutputValues output, int index) in outputs.Select((o, i) => (o, i)).Where(o => o.o.Numbers is not null))
        {
            float[] numbers = [.. Enumerable.Range(0, output.Numbers!.Length).Select(e => OutputWeights.At(index, e))];
            Value weights = model.Graph.AddInitializer(new Value($"weights{index}"), Tensor.Of(ElementType.Float32, output.Shape, numbers));
            Node weighted = model.Graph.Add(new Node("Mul", [model.Graph.Outputs[index], weights], [new Value($"weighted{index}")]));
            sums.Add(model.Graph.Add(new Node("ReduceSum", [weighted.Outputs[0]], [new Value($"sum{index}")]) { Attributes = [NodeAttribute.Of("keepdims", 0)] }).Outputs[0]!);
        }

        return sums.Aggregate((a, b) => model.Graph.Add(new Node("Add", [a, b], [new Value($"{a}+{b}")])).Outputs[0]!);
    }

    private static OutputValues[] Run(Model model, IReadOnlyList<Parameter> parameters)
    {
        using var session = ModelSession.Load(Compressed.Bytes(model), new ModelOptions { IntraOpThreads = 1 });
        NamedTensor[] outputs = [.. session.Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))];
        NamedTensor[] others = SyntheticInputs.Create([.. session.Inputs.Where(i => parameters.All(p => p.Name != i.Name))], []);
        using var call = new ModelCall(session, [.. others, .. parameters.Select(p => new NamedTensor(p.Name, p.ToBuffer(e => (float)e)))], outputs);
        call.Run();
        return [.. outputs.Select(o => OutputValues.Of(o.Name, (EngineOutput)o.Tensor))];
    }
}
