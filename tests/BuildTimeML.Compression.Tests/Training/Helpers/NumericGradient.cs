using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Compression.Training.OperatorGradients.Recurrence;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Training.Helpers;

/// <summary>Central differences of the weighted sum of a model's outputs.</summary>
internal static class NumericGradient
{
    public static double[][] Of(Model model, IReadOnlyList<Parameter> parameters, bool inDouble, double step)
    {
        Value[] values = Parameter.MakeInputs(model, parameters);
        if (inDouble)
        {
            // The engine has these for float32 only.
            UnrolledRecurrence.Apply(model.Graph, new GraphEmitter(model), values);
            DoublePrecision.Apply(model);
        }

        using var session = ModelSession.Load(Compressed.Bytes(model), new ModelOptions { IntraOpThreads = 1 });
        return inDouble ? Of<double>(session, parameters, e => e, step) : Of<float>(session, parameters, e => (float)e, step);
    }

    private static double[][] Of<T>(ModelSession session, IReadOnlyList<Parameter> parameters, Func<double, T> convert, double step)
        where T : unmanaged
    {
        TensorBuffer<T>[] buffers = [.. parameters.Select(p => p.ToBuffer(convert))];
        NamedTensor[] inputs = [.. parameters.Zip(buffers, (p, b) => new NamedTensor(p.Name, b))];
        NamedTensor[] outputs = [.. session.Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))];
        using var call = new ModelCall(session, inputs, outputs);
        double Run(int parameter, int element, double number)
        {
            buffers[parameter].Data[element] = convert(number);
            call.Run();
            return outputs.Select((o, i) => OutputValues.Of(o.Name, (EngineOutput)o.Tensor).Numbers?.Select((n, e) => n * OutputWeights.At(i, e)).Sum() ?? 0).Sum();
        }

        return [.. parameters.Select((p, i) => p.Elements.Select((element, e) =>
        {
            double difference = Run(i, e, element + step) - Run(i, e, element - step);
            buffers[i].Data[e] = convert(element);
            return difference / (2 * step);
        }).ToArray())];
    }
}
