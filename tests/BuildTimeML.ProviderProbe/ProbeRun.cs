using BuildTimeML.Runtime;

namespace BuildTimeML.ProviderProbe;

/// <summary>A model with inputs of float32 or int64, run on the same numbers each time, with 1 for each free dimension.</summary>
internal sealed class ProbeRun : IDisposable
{
    private readonly EngineOutput _output = new();
    private readonly ModelCall _call;

    public ProbeRun(string path, ModelOptions options)
    {
        Session = ModelSession.Load(path, options);
        var random = new Random(1);
        NamedTensor[] inputs = [.. Session.Inputs.Select(value => new NamedTensor(value.Name, Fill(value, random)))];
        _call = new ModelCall(Session, inputs, [new NamedTensor(Session.Outputs[0].Name, _output)]);
    }

    public ModelSession Session { get; }

    public float[] Run()
    {
        _call.Run();
        return _output.View<float>().Data.ToArray();
    }

    public void Dispose()
    {
        _call.Dispose();
        Session.Dispose();
    }

    private static ModelTensor Fill(ModelValue value, Random random)
    {
        long[] shape = [.. value.Shape.Select(d => Math.Max(d, 1))];
        return value.ElementType == ElementType.Int64
            ? Fill(new TensorBuffer<long>(shape), () => random.Next(1000))
            : Fill(new TensorBuffer<float>(shape), random.NextSingle);
    }

    private static TensorBuffer<T> Fill<T>(TensorBuffer<T> tensor, Func<T> next)
        where T : unmanaged
    {
        foreach (ref T element in tensor.Data)
        {
            element = next();
        }

        return tensor;
    }
}
