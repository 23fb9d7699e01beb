using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Training;
using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Graph.Ir.ElementType;

namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>
/// The gradients of half the sum of the squares of a model's outputs, summed over samples: without labels there is no loss that is not least where the
/// model is, and what changes the outputs most is what matters to whatever is made of them.
/// </summary>
internal static class OutputGradients
{
    /// <param name="model">A simplified model; is as before afterwards.</param>
    /// <param name="weights">Constants of float32 of its main graph.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="NoGradientException">There is a node between a weight and the outputs that has no gradient.</exception>
    /// <exception cref="Build.BuildErrorException">A node cannot be brought to the operator set of training.</exception>
    public static IReadOnlyDictionary<Value, double[]> Of(Model model, IReadOnlyCollection<Value> weights, ISamples samples, CancellationToken cancellation)
    {
        using var copy = TrainableModel.CopyOf("pruned", model);
        ModelGraph graph = copy.Model.Graph;
        Dictionary<string, Value> constants = graph.Initializers.ToDictionary(i => i.Name, StringComparer.Ordinal);
        Value[] parameters = [.. weights.Select(w => constants[w.Name])];
        Value energy = AppendEnergy(copy.Model);
        IReadOnlyDictionary<Value, Value> gradients = Gradients.Append(copy.Model, energy, parameters);
        graph.Outputs.Clear();
        graph.Outputs.AddRange(parameters.Select(p => gradients[p]));
        double[][] sums = [.. parameters.Select(p => new double[p.Initializer!.ElementCount])];
        using var session = new TemporarySession(copy.Model);
        NamedTensor[] outputs = [.. graph.Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))];
        for (int i = 0; i < samples.Count; i++)
        {
            session.Session.Run([.. samples.Read(i)], outputs, cancellation);
            Parallel.For(0, sums.Length, w => Add(sums[w], ((EngineOutput)outputs[w].Tensor).View<float>().Data));
        }

        Array.ForEach(outputs, o => o.Tensor.Dispose());
        return weights.Zip(sums).ToDictionary(p => p.First, p => p.Second);
    }

    private static Value AppendEnergy(Model model)
    {
        var emit = new GraphEmitter(model) { Prefix = "energy" };
        Value[] outputs = [.. model.Graph.Outputs.Where(o => emit.Facts.Find(o)?.ElementType == ElementType.Float32)];
        Value[] energies = [.. outputs.Select(o => emit.Emit("ReduceSum", [emit.Square(o)], NodeAttribute.Of("keepdims", 0)))];
        return emit.Scale(energies.Aggregate(emit.Add), 0.5);
    }

    private static void Add(double[] sums, ReadOnlySpan<float> gradient)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += gradient[i];
        }
    }
}
