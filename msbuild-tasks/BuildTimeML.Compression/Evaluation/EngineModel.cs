using BuildTimeML.Manifest;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>A model file loaded into the engine, with one thread unless something else is asked for: the results are the same on every run.</summary>
internal sealed class EngineModel(string path, GraphOptimization? optimization = null, int threads = 1) : IDisposable
{
    private readonly ModelSession _session = ModelSession.Load(path, new ModelOptions { IntraOpThreads = threads, Optimization = optimization });

    /// <summary>The inputs that each run gives, as the model declares them.</summary>
    public IReadOnlyList<ModelValue> Inputs => _session.Inputs;

    /// <summary>The outputs as the model declares them.</summary>
    public IReadOnlyList<ModelValue> Outputs => _session.Outputs;

    /// <param name="limits">The sizes of named dimensions.</param>
    /// <param name="seed">Other seeds give other inputs.</param>
    /// <exception cref="OnnxRuntimeException">The engine cannot run the model on these inputs.</exception>
    /// <exception cref="NotSupportedException">There are no synthetic inputs of such a type.</exception>
    public IReadOnlyList<OutputValues> Run(IReadOnlyList<DimensionLimit> limits, int seed = 0) => RunOn(Synthetic(limits, seed));

    /// <param name="inputs">A tensor for each input; they stay the caller's.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OnnxRuntimeException">The engine cannot run the model on these inputs.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<OutputValues> RunOn(IReadOnlyList<NamedTensor> inputs, CancellationToken cancellation = default)
    {
        NamedTensor[] outputs = EngineOutputs();
        try
        {
            _session.Run([.. inputs], outputs, cancellation);
            return [.. outputs.Select(o => OutputValues.Of(o.Name, (EngineOutput)o.Tensor))];
        }
        finally
        {
            Array.ForEach(outputs, o => o.Tensor.Dispose());
        }
    }

    /// <summary>A call to run again and again.</summary>
    /// <param name="inputs">A tensor for each input; they stay the caller's.</param>
    public ModelCall Bind(IReadOnlyList<NamedTensor> inputs) => new(_session, [.. inputs], EngineOutputs(), ownsTensors: false);

    /// <exception cref="NotSupportedException">There are no synthetic inputs of such a type.</exception>
    public IReadOnlyList<NamedTensor> Synthetic(IReadOnlyList<DimensionLimit> limits, int seed = 0) => SyntheticInputs.Create(_session.Inputs, limits, seed);

    public void Dispose() => _session.Dispose();

    private NamedTensor[] EngineOutputs() => [.. Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))];
}
