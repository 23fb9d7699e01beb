using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime;

/// <summary>
/// An output whose shape only the engine knows. The engine allocates it in each call; it is released before the next one.
/// One thread at a time may use it.
/// </summary>
public sealed unsafe class EngineOutput : ModelTensor
{
    private ElementType _elementType;
    private long[] _shape = [];

    /// <summary>The type of its elements; <see cref="ElementType.Undefined"/> before the first call, and when it is no tensor.</summary>
    public override ElementType ElementType => _elementType;

    /// <summary>The shape that the last call gave it.</summary>
    public override ReadOnlySpan<long> Shape => _shape;

    /// <summary>The elements with their shape; valid until the next call, and only while this tensor is not disposed.</summary>
    /// <typeparam name="T">The type that <see cref="ElementType"/> stands for.</typeparam>
    /// <exception cref="InvalidOperationException">There is no result yet, or its elements are not of type <typeparamref name="T"/>.</exception>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    public TensorView<T> View<T>()
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        ThrowIfNotOf(ElementTypes.Of<T>());
        int count = TensorShape.Count(_shape, int.MaxValue, nameof(T));
        return TensorView<T>.Of(new ReadOnlySpan<T>(OnnxRuntimeEngine.Current.Api.GetTensorData(Value), count), _shape);
    }

    internal override nint PrepareRun()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        _elementType = ElementType.Undefined;
        Replace(0);
        return 0;
    }

    /// <summary>Takes over what the engine allocated.</summary>
    internal void Receive(nint value)
    {
        Replace(value);
        OrtApi api = OnnxRuntimeEngine.Current.Api;
        if (value == 0 || api.GetValueKind(value) != ValueKind.Tensor)
        {
            _shape = [];
            return;
        }

        nint info = api.GetValueTensorInfo(value);
        try
        {
            int rank = api.GetRank(info);
            if (rank != _shape.Length)
            {
                _shape = new long[rank];
            }

            api.GetShape(info, _shape);
            _elementType = api.GetElementType(info);
        }
        finally
        {
            api.ReleaseTensorInfo(info);
        }
    }

    private void ThrowIfNotOf(ElementType type)
    {
        if (_elementType != type)
        {
            throw new InvalidOperationException(Value == 0
                ? "The output has no value: no call has filled it in."
                : $"The output's elements are {_elementType}, not {type}.");
        }
    }
}
