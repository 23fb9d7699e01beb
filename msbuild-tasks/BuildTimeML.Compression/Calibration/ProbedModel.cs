using System.Runtime.ExceptionServices;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Runtime.ElementType;

namespace BuildTimeML.Compression.Calibration;

/// <summary>A model in the engine that gives what a group of probes wants.</summary>
internal sealed class ProbedModel : IDisposable
{
    private readonly List<(Probe Probe, EngineOutput Output)> _probes = [];
    private readonly Dictionary<string, EngineOutput> _outputs = new(StringComparer.Ordinal);
    private readonly TemporarySession _model;

    /// <param name="model">Is as before afterwards.</param>
    /// <param name="probes">At least one.</param>
    /// <exception cref="ArgumentException">A value is not in the main graph, or is no tensor of float32.</exception>
    public ProbedModel(Model model, IReadOnlyList<Probe> probes)
    {
        using var graph = new ProbeGraph(model);
        foreach (Probe probe in probes)
        {
            // Two probes may look at one value.
            string name = graph.Output(probe.Attach(graph, graph.Find(probe.ValueName)));
            _outputs.TryAdd(name, new EngineOutput());
            _probes.Add((probe, _outputs[name]));
        }

        _model = new TemporarySession(model);
        if (_model.Session.Outputs.FirstOrDefault(o => _outputs.ContainsKey(o.Name) && o.ElementType != ElementType.Float32) is { } other)
        {
            Dispose();
            throw new ArgumentException($"The value '{other}' is no tensor of Float32.", nameof(probes));
        }
    }

    /// <summary>Runs the model once and gives each probe its part.</summary>
    /// <param name="inputs">Of the model.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The value that is not finite; null where all are.</returns>
    /// <exception cref="OnnxRuntimeException">The engine refuses the inputs.</exception>
    /// <exception cref="ArgumentException">They are not those of the model.</exception>
    public string? Run(IReadOnlyList<NamedTensor> inputs, CancellationToken cancellation)
    {
        _model.Session.Run([.. inputs], [.. _outputs.Select(o => new NamedTensor(o.Key, o.Value))], cancellation);
        bool[] finite = new bool[_probes.Count];
        try
        {
            Parallel.For(0, _probes.Count, i => finite[i] = Add(_probes[i].Probe, _probes[i].Output));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        int first = Array.IndexOf(finite, false);
        return first < 0 ? null : _probes[first].Probe.ValueName;
    }

    public void Dispose()
    {
        foreach (EngineOutput output in _outputs.Values)
        {
            output.Dispose();
        }

        _model.Dispose();
    }

    private static bool Add(Probe probe, EngineOutput output)
    {
        TensorView<float> view = output.View<float>();
        return probe.Statistic.Add(view.Data, view.Shape);
    }
}
