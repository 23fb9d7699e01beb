using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Pruning.Structure.Allocation;

/// <summary>
/// Tells how far the outputs of changed models are from those of a model. What a Softmax gives is compared as distributions are; what goes into a Sigmoid at the
/// end is compared instead of what comes out of it, which hides much.
/// </summary>
internal sealed class OutputMeter
{
    private const double SmallestProbability = 1e-12;

    private readonly string[] _values;
    private readonly ISamples _samples;
    private readonly int _count;
    private readonly double[][] _reference;
    private readonly bool[] _isDistribution;

    /// <param name="original">What is compared with.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="count">At most so many are used, evenly spread.</param>
    public OutputMeter(Model original, ISamples samples, int count)
    {
        Value[] compared = [.. original.Graph.Outputs.Select(Compared).Distinct()];
        _values = Array.ConvertAll(compared, v => v.Name);
        _isDistribution = Array.ConvertAll(compared, v => v.Producer is { } last && last.Is("Softmax"));
        _samples = samples;
        _count = Math.Min(count, samples.Count);
        _reference = Run(original);
    }

    /// <summary>For each output the sum of the squares that it is off by, by the sum of its own squares, or the divergence of distributions; the mean of the outputs.</summary>
    public double Noise(Model candidate)
    {
        double[][] actual = Run(candidate);
        return Enumerable.Range(0, _values.Length).Average(v => _isDistribution[v] ? Divergence(_reference[v], actual[v]) : Noise(_reference[v], actual[v]));
    }

    private static double Noise(double[] reference, double[] actual)
    {
        double noise = 0;
        double signal = 0;
        for (int i = 0; i < reference.Length; i++)
        {
            double difference = actual[i] - reference[i];
            noise += difference * difference;
            signal += reference[i] * reference[i];
        }

        return noise / (signal > 0 ? signal : 1);
    }

    // Of Kullback and Leibler, per distribution: each adds up to 1.
    private static double Divergence(double[] reference, double[] actual)
    {
        double divergence = 0;
        for (int i = 0; i < reference.Length; i++)
        {
            if (reference[i] > 0)
            {
                divergence += reference[i] * Math.Log(reference[i] / Math.Max(actual[i], SmallestProbability));
            }
        }

        return Math.Max(0, divergence / reference.Sum());
    }

    private static Value Compared(Value output) =>
        output.Producer is { Domain: "", OpType: "Sigmoid" } last && last.Inputs[0]!.Producer is not null ? last.Inputs[0]! : output;

    private double[][] Run(Model model)
    {
        using var part = new PairedModel(model, _values, model, []);
        part.Model.Graph.Outputs.AddRange(_values.Select(v => part.Model.Graph.Nodes.SelectMany(n => n.Outputs).First(o => o?.Name == v)!));
        using var session = new TemporarySession(part.Model);
        NamedTensor[] outputs = [.. _values.Select(v => new NamedTensor(v, new EngineOutput()))];
        var numbers = _values.Select(_ => new List<double>()).ToArray();
        for (int i = 0; i < _count; i++)
        {
            session.Session.Run([.. _samples.Read((int)((long)i * _samples.Count / _count))], outputs);
            for (int v = 0; v < outputs.Length; v++)
            {
                numbers[v].AddRange(OutputValues.Of(_values[v], (EngineOutput)outputs[v].Tensor).Numbers ?? []);
            }
        }

        Array.ForEach(outputs, o => o.Tensor.Dispose());
        return [.. numbers.Select(n => n.ToArray())];
    }
}
