using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Gpu;

/// <summary>A model loaded on a provider, with its input in place.</summary>
internal sealed class GpuRun : IDisposable
{
    private readonly EngineOutput _output = new();

    public GpuRun(GpuCase model, ModelOptions options)
    {
        Session = ModelSession.Load(model.Model, options);
        Call = new ModelCall(Session, [new NamedTensor(Session.Inputs[0].Name, model.Input())], [new NamedTensor(Session.Outputs[0].Name, _output)]);
    }

    public ModelSession Session { get; }

    public ModelCall Call { get; }

    /// <summary>What the model gives.</summary>
    public float[] Outputs()
    {
        Call.Run();
        return _output.View<float>().Data.ToArray();
    }

    public void Dispose()
    {
        Call.Dispose();
        Session.Dispose();
    }
}
