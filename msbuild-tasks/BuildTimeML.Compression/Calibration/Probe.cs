using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Calibration;

/// <summary>Looks at a value of a model while it runs.</summary>
/// <param name="ValueName">The name of the value, in the main graph.</param>
/// <param name="Statistic">Receives what each run gives.</param>
internal record Probe(string ValueName, IActivationStatistic Statistic)
{
    /// <summary>How many floats it takes in a run, in and beside the engine; null where the engine is to count them.</summary>
    public virtual long? Floats => null;

    /// <summary>Adds the nodes that give what the statistic wants: here none, it wants the value itself.</summary>
    /// <returns>A tensor of float32.</returns>
    public virtual Value Attach(ProbeGraph graph, Value value) => value;
}
