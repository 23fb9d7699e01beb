using System.Text;
using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime;

/// <summary>
/// A tensor of text for an input, with room for a number of elements that is reserved once; the text itself lies in the engine's
/// memory. One thread at a time may use it.
/// </summary>
public sealed class StringBuffer : ModelTensor
{
    private readonly OrtApi _api;
    private readonly ValueHandle _reserved;
    private readonly long[] _maxShape;
    private readonly long[] _shape;
    private readonly int _capacity;
    private int _count;

    /// <summary>Reserves elements for a shape, which is also the first one; no dimension makes a scalar.</summary>
    /// <param name="maxShape">The dimensions, none of them negative.</param>
    /// <exception cref="ArgumentException">A dimension is negative, or there are more elements than a span can hold.</exception>
    /// <exception cref="EngineNotFoundException">ONNX Runtime's native library is not there.</exception>
    public StringBuffer(params ReadOnlySpan<long> maxShape)
    {
        _maxShape = maxShape.ToArray();
        _shape = maxShape.ToArray();
        _capacity = _count = TensorShape.Count(maxShape, Array.MaxLength, nameof(maxShape));
        _api = OnnxRuntimeEngine.Current.Api;
        _reserved = new ValueHandle(_api, _api.CreateStringTensor(maxShape));
    }

    /// <inheritdoc/>
    public override ElementType ElementType => ElementType.String;

    /// <summary>The current shape.</summary>
    public override ReadOnlySpan<long> Shape => _shape;

    /// <summary>All the elements that are reserved, empty at first; those of the current shape are the first ones.</summary>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    public StringElements Reserved
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            return new StringElements(this, _capacity);
        }
    }

    /// <summary>Changes the shape within the reservation; the elements stay. Nothing happens when the shape stays the same.</summary>
    /// <param name="shape">As many dimensions as before.</param>
    /// <exception cref="ArgumentException">The number of dimensions differs, one is negative, or the elements do not fit.</exception>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    public void Reshape(params ReadOnlySpan<long> shape)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (shape.SequenceEqual(_shape))
        {
            return;
        }

        TensorShape.ThrowIfRankDiffers(shape, _shape);
        _count = TensorShape.Count(shape, _capacity, nameof(shape));
        Replace(shape.SequenceEqual(_maxShape) ? 0 : _api.CreateStringTensor(shape));
        shape.CopyTo(_shape);
    }

    /// <summary>The engine has no view of a part of a tensor of text: a shape below the reserved one takes a copy of its elements.</summary>
    internal override nint PrepareRun()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (Value == 0)
        {
            return _reserved.Pointer;
        }

        for (int i = 0; i < _count; i++)
        {
            ReadOnlySpan<byte> text = _api.GetString(_reserved.Pointer, i);
            text.CopyTo(_api.ResizeString(Value, i, text.Length));
        }

        return Value;
    }

    internal void Set(int index, ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, Resize(index, Encoding.UTF8.GetByteCount(text)));

    internal Span<byte> Resize(int index, int length)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return _api.ResizeString(_reserved.Pointer, index, length);
    }

    private protected override void ReleaseMemory() => _reserved.Dispose();
}
