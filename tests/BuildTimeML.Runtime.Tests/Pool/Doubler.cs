namespace BuildTimeML.Runtime.Tests;

/// <summary>What the generator would make of a model that adds an input to itself, as small as it can be.</summary>
internal sealed class Doubler : IDisposable
{
    public static byte[] Onnx { get; } = OnnxModel.Of(
        [new("x", ElementType.Float32, "n")], [new("y", ElementType.Float32, "n")], [], OnnxModel.Node("Add", ["x", "x"], ["y"]));

    private readonly TensorBuffer<float> _x = new(4);
    private readonly TensorBuffer<float> _y = new(4);

    public Doubler(ModelSession session) => Call = new ModelCall(session, [new("x", _x)], [new("y", _y)]);

    public ModelCall Call { get; }

    public bool IsDisposed { get; private set; }

    public static ModelSession Load() => ModelSession.Load(Onnx, new ModelOptions { IntraOpThreads = 1 });

    public TensorView<float> Predict(ReadOnlySpan<float> x)
    {
        using (Call.Enter())
        {
            return Compute(x);
        }
    }

    public TensorView<float> Compute(ReadOnlySpan<float> x)
    {
        _x.Reshape(x.Length);
        _y.Reshape(x.Length);
        x.CopyTo(_x.Data);
        Call.RunInTurn();
        return _y.View;
    }

    public void Dispose()
    {
        IsDisposed = true;
        Call.Dispose();
    }
}

/// <summary>What the generator would make of its result.</summary>
internal sealed class DoublerResult : ModelResult<Doubler>
{
    private readonly ResultTensor<float> _y = new(4);
    private ReadOnlyMemory<float> _x;

    public TensorView<float> Y
    {
        get
        {
            ThrowIfNotFilled();
            return _y.View;
        }
    }

    /// <summary>Runs within the call, before the model does.</summary>
    public Action? Running { get; set; }

    public ValueTask Start(Doubler model, ReadOnlyMemory<float> x, CancellationToken cancellation = default)
    {
        Begin();
        _x = x;
        return StartOn(model, cancellation);
    }

    public ValueTask Start(ModelPool<Doubler> pool, ReadOnlyMemory<float> x, CancellationToken cancellation = default)
    {
        Begin();
        _x = x;
        return StartOn(pool, cancellation);
    }

    protected override ModelCall CallOf(Doubler model) => model.Call;

    protected override void Run(Doubler model)
    {
        Running?.Invoke();
        _y.CopyFrom(model.Compute(_x.Span));
    }
}
