using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Pruning.Structure.Allocation;

/// <summary>Tells how far the outputs of changed models are from those of a model. A Softmax or Sigmoid at the end hides much, so that what goes into it is compared.</summary>
internal sealed class OutputMeter
{
    private readonly string[] _values;
    private readonly ISamples _samples;
    private readonly int _count;
    private readonly double[][] _reference;

    /// <param name="original">What is compared with.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="count">At most so many are used, evenly spread.</param>
    public OutputMeter(Model original, ISamples samples, int count)
    {
        _values = [.. original.Graph.Outputs.Select(Compared).Select(v => v.Name).Distinct()];
        _samples = samples;
        _count = Math.Min(count, samples.Count);
        _reference = Run(original);
    }

    /// <summary>For each output the sum of the squares that it is off by, by the sum of its own squares; the mean of the outputs.</summary>
    public double Noise(Model candidate)
    {
        double[][] actual = Run(candidate);
        double sum = 0;
        for (int v = 0; v < _values.Length; v++)
        {
            double noise = 0;
            double signal = 0;
            for (int i = 0; i < _reference[v].Length; i++)
            {
                double difference = actual[v][i] - _reference[v][i];
                noise += difference * difference;
                signal += _reference[v][i] * _reference[v][i];
            }

            sum += noise / (signal > 0 ? signal : 1);
        }

        return sum / _values.Length;
    }

    private static Value Compared(Value output) =>
        output.Producer is { Domain: "", OpType: "Softmax" or "LogSoftmax" or "Sigmoid" } last && last.Inputs[0]!.Producer is not null ? last.Inputs[0]! : output;

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
