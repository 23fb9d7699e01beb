using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>A model on one thread, sample by sample.</summary>
internal sealed class SampleRunner : IDisposable
{
    private readonly ModelSession _session;
    private readonly EngineOutput[] _outputs;
    private readonly ISamples _samples;
    private int _next;

    public SampleRunner(byte[] model, ISamples samples)
    {
        _samples = samples;
        _session = ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1 });
        _outputs = [.. _session.Outputs.Select(_ => new EngineOutput())];
    }

    /// <summary>What all samples give for each output, one after the other.</summary>
    public double[][] RunAll()
    {
        List<double>[] all = [.. _outputs.Select(_ => new List<double>())];
        for (int i = 0; i < _samples.Count; i++)
        {
            Run(i);
            foreach ((List<double> numbers, EngineOutput output) in all.Zip(_outputs))
            {
                foreach (float number in output.View<float>().Data)
                {
                    numbers.Add(number);
                }
            }
        }

        return Array.ConvertAll(all, a => a.ToArray());
    }

    /// <summary>Runs the next samples, and begins again after the last.</summary>
    public void RunNext(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Run(_next);
            _next = (_next + 1) % _samples.Count;
        }
    }

    public void Dispose()
    {
        Array.ForEach(_outputs, o => o.Dispose());
        _session.Dispose();
    }

    private void Run(int index) => _session.Run([.. _samples.Read(index)], [.. _session.Outputs.Zip(_outputs, (v, o) => new NamedTensor(v.Name, o))]);
}
