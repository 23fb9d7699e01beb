using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Predict;

/// <summary>A class with the body that generated ones have, on a session that it shares with the other side.</summary>
internal sealed class DigitClassifier : IDisposable
{
    private readonly TensorBuffer<float> _image = new(1, 1, 28, 28);
    private readonly TensorBuffer<float> _logits = new(1, 10);
    private readonly ModelCall _call;

    public DigitClassifier(ModelSession session) =>
        _call = new ModelCall(session, [new(session.Inputs[0].Name, _image)], [new(session.Outputs[0].Name, _logits)]);

    public Output Predict(ReadOnlySpan<float> image)
    {
        int batch = image.Length / 784;
        if (batch * 784 != image.Length)
        {
            ModelArguments.ThrowWrongLength("image", "[batch, 1, 28, 28]", image.Length);
        }

        if (batch is < 1 or > 1)
        {
            ModelArguments.ThrowDimensionOutOfRange("batch", batch, 1);
        }

        _image.Reshape(batch, 1, 28, 28);
        _logits.Reshape(batch, 10);
        image.CopyTo(_image.Data);
        _call.Run();
        return new Output(_logits.View);
    }

    public void Dispose() => _call.Dispose();

    public readonly ref struct Output
    {
        internal Output(TensorView<float> logits) => Logits = logits;

        public TensorView<float> Logits { get; }

        public static implicit operator ReadOnlySpan<float>(Output output) => output.Logits.Data;
    }
}
