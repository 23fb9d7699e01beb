using BuildTimeML.Manifest;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>A model file loaded into the engine, with one thread: the results are the same on every run.</summary>
internal sealed class EngineModel(string path) : IDisposable
{
    private readonly ModelSession _session = ModelSession.Load(path, new ModelOptions { IntraOpThreads = 1 });

    /// <summary>The outputs as the model declares them.</summary>
    public IReadOnlyList<ModelValue> Outputs => _session.Outputs;

    /// <param name="limits">The sizes of named dimensions.</param>
    /// <param name="seed">Other seeds give other inputs.</param>
    /// <exception cref="OnnxRuntimeException">The engine cannot run the model on these inputs.</exception>
    /// <exception cref="NotSupportedException">There are no synthetic inputs of such a type.</exception>
    public IReadOnlyList<OutputValues> Run(IReadOnlyList<DimensionLimit> limits, int seed = 0)
    {
        NamedTensor[] inputs = SyntheticInputs.Create(_session.Inputs, limits, seed);
        NamedTensor[] outputs = [.. Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))];
        using var call = new ModelCall(_session, inputs, outputs);
        call.Run();
        return [.. outputs.Select(o => OutputValues.Of(o.Name, (EngineOutput)o.Tensor))];
    }

    public void Dispose() => _session.Dispose();
}
