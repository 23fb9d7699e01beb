using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime;

/// <summary>
/// An output that only the engine can size: a tensor of unknown shape, text, a sequence or a map. The engine allocates it in
/// each call; it is released before the next one. One thread at a time may use it.
/// </summary>
public sealed unsafe class EngineOutput : ModelTensor
{
    // What it consists of, as far as someone asked; kept from call to call, so that asking again allocates nothing.
    private readonly List<EngineOutput> _parts = [];
    private ElementType _elementType;
    private long[] _shape = [];

    /// <summary>What the last call gave; <see cref="ValueKind.Unknown"/> before the first one.</summary>
    public ValueKind Kind { get; private set; }

    /// <summary>The type of its elements; <see cref="ElementType.Undefined"/> before the first call, and when it is no tensor.</summary>
    public override ElementType ElementType => _elementType;

    /// <summary>The shape that the last call gave it; none when it is no tensor.</summary>
    public override ReadOnlySpan<long> Shape => _shape;

    /// <summary>The number of elements of a tensor or a sequence, or of pairs of a map.</summary>
    internal int Count { get; private set; }

    /// <summary>Another number after each call: what a view of an earlier one can be told by.</summary>
    internal int Version { get; private set; }

    /// <summary>The elements with their shape; valid until the next call, and only while this tensor is not disposed.</summary>
    /// <typeparam name="T">The type that <see cref="ElementType"/> stands for.</typeparam>
    /// <exception cref="InvalidOperationException">There is no result yet, or its elements are not of type <typeparamref name="T"/>.</exception>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    public TensorView<T> View<T>()
        where T : unmanaged
    {
        ThrowIfNotOf(ElementTypes.Of<T>());
        return TensorView<T>.Of(new ReadOnlySpan<T>(OnnxRuntimeEngine.Current.Api.GetTensorData(Value), Count), _shape);
    }

    /// <summary>The value as a view shows it; valid until the next call, and only while this output is not disposed.</summary>
    /// <typeparam name="TView">For example <c>SequenceView&lt;MapView&lt;long, float&gt;&gt;</c>.</typeparam>
    /// <exception cref="InvalidOperationException">There is no result yet, or it is of another kind.</exception>
    /// <exception cref="ObjectDisposedException">The output is disposed.</exception>
    public TView As<TView>()
        where TView : IEngineView<TView>, allows ref struct => TView.Of(this);

    internal override nint PrepareRun()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        Clear();
        return 0;
    }

    /// <summary>Takes over what the engine allocated.</summary>
    internal void Receive(nint value)
    {
        Replace(value);
        OrtApi api = OnnxRuntimeEngine.Current.Api;
        Kind = value == 0 ? ValueKind.Unknown : api.GetValueKind(value);
        if (Kind == ValueKind.Tensor)
        {
            ReceiveTensor(api, value);
            return;
        }

        _shape = [];
        Count = Kind switch
        {
            ValueKind.Sequence => api.GetValueCount(value),
            ValueKind.Map => Part(0).Count,
            _ => 0,
        };
    }

    /// <summary>An element of a sequence, or the keys (0) or values (1) of a map.</summary>
    internal EngineOutput Part(int index)
    {
        while (_parts.Count <= index)
        {
            _parts.Add(new EngineOutput());
        }

        EngineOutput part = _parts[index];
        if (part.Value == 0)
        {
            part.Receive(OnnxRuntimeEngine.Current.Api.GetElement(Value, index));
        }

        return part;
    }

    /// <summary>The same for a view that was taken at that version.</summary>
    /// <exception cref="InvalidOperationException">Another call came after it.</exception>
    /// <exception cref="ObjectDisposedException">The output is disposed.</exception>
    internal EngineOutput Part(int index, int version)
    {
        ThrowIfNot(version);
        return Part(index);
    }

    /// <summary>A string of a tensor of strings, as UTF-8, for a view that was taken at that version.</summary>
    /// <inheritdoc cref="Part(int, int)" path="/exception"/>
    internal ReadOnlySpan<byte> Text(int index, int version)
    {
        ThrowIfNot(version);
        return OnnxRuntimeEngine.Current.Api.GetString(Value, index);
    }

    /// <exception cref="InvalidOperationException">There is no result yet, or it is of another kind.</exception>
    /// <exception cref="ObjectDisposedException">The output is disposed.</exception>
    internal void ThrowIfNotOf(ValueKind kind)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (Kind != kind)
        {
            throw new InvalidOperationException(Value == 0
                ? "The output has no value: no call has filled it in."
                : $"The output is of the kind {Kind}, not {kind}.");
        }
    }

    /// <inheritdoc cref="ThrowIfNotOf(ValueKind)"/>
    internal void ThrowIfNotOf(ElementType type)
    {
        ThrowIfNotOf(ValueKind.Tensor);
        if (_elementType != type)
        {
            throw new InvalidOperationException($"The output's elements are {_elementType}, not {type}.");
        }
    }

    private protected override void ReleaseMemory() => _parts.ForEach(static part => part.Dispose());

    private void ThrowIfNot(int version)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (version != Version)
        {
            throw new InvalidOperationException("The view shows what an earlier call gave; take a new one after each call.");
        }
    }

    private void Clear()
    {
        Version++;
        Replace(0);
        Kind = ValueKind.Unknown;
        _elementType = ElementType.Undefined;
        Count = 0;
        foreach (EngineOutput part in _parts)
        {
            part.Clear();
        }
    }

    private void ReceiveTensor(OrtApi api, nint value)
    {
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
            Count = TensorShape.Count(_shape, int.MaxValue, nameof(value));
        }
        finally
        {
            api.ReleaseTensorInfo(info);
        }
    }
}
