using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Training.Helpers;

/// <summary>Central differences of the weighted sum of a model's outputs along directions, as the engine computes them in float32.</summary>
internal sealed class DirectionalDifference : IDisposable
{
    // What the outputs shall change by, of themselves: far more than rounding does, and far less than where the network bends.
    private const double Change = 1.0 / 8192;
    private const double MaximumStep = 1.0 / 64;

    // Of an output, by which sums in another order differ.
    private const double Rounding = 1e-6;

    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly TensorBuffer<float>[] _buffers;
    private readonly NamedTensor[] _outputs;
    private readonly ModelSession _session;
    private readonly ModelCall _call;

    public DirectionalDifference(Model model, IReadOnlyList<Parameter> parameters)
    {
        Parameter.MakeInputs(model, parameters);
        _parameters = parameters;
        _session = ModelSession.Load(Compressed.Bytes(model), new ModelOptions { IntraOpThreads = 1 });
        _buffers = [.. parameters.Select(p => p.ToBuffer(e => (float)e))];
        _outputs = [.. _session.Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))];
        NamedTensor[] others = SyntheticInputs.Create([.. _session.Inputs.Where(i => parameters.All(p => p.Name != i.Name))], []);
        _call = new ModelCall(_session, [.. others, .. parameters.Zip(_buffers, (p, b) => new NamedTensor(p.Name, b))], _outputs);
    }

    /// <summary>
    /// That of a gradient, as long as the weight itself. Of all directions it has the difference that stands out most from rounding, and
    /// from what a network bends on the way. A gradient that is wrong also in part is longer than what the difference along it says.
    /// </summary>
    public static double[] DirectionOf(Parameter parameter, double[] gradient)
    {
        double length = Math.Sqrt(gradient.Sum(g => g * g));
        double size = Math.Sqrt(parameter.Elements.Sum(e => (double)e * e));
        return length == 0 ? gradient : [.. gradient.Select(g => g * size / length)];
    }

    /// <param name="parameter">Its place.</param>
    /// <param name="direction">Of each element.</param>
    /// <param name="slope">What the difference is expected to be, from which the step follows.</param>
    /// <returns>The difference, and by how much rounding may change it.</returns>
    public (double Difference, double Noise) Along(int parameter, double[] direction, double slope)
    {
        (_, double size) = Run(parameter, direction, 0);
        double step = slope == 0 ? MaximumStep : Math.Min(MaximumStep, Change * size / Math.Abs(slope));
        double above = Run(parameter, direction, step).Sum;
        double below = Run(parameter, direction, -step).Sum;
        Run(parameter, direction, 0);
        return ((above - below) / (2 * step), Rounding * size / step);
    }

    public void Dispose()
    {
        _call.Dispose();
        _session.Dispose();
    }

    private (double Sum, double Size) Run(int parameter, double[] direction, double step)
    {
        Span<float> elements = _buffers[parameter].Data;
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = (float)(_parameters[parameter].Elements[i] + (step * direction[i]));
        }

        _call.Run();
        double[] terms = [.. _outputs.SelectMany((o, index) => OutputValues.Of(o.Name, (EngineOutput)o.Tensor).Numbers!.Select((n, e) => n * OutputWeights.At(index, e)))];
        return (terms.Sum(), Math.Sqrt(terms.Sum(t => t * t)));
    }
}
