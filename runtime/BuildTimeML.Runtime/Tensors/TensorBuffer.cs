using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime;

/// <summary>
/// A tensor whose memory is reserved once, begins at a multiple of 64 bytes and never moves. One thread at a time may use it.
/// </summary>
/// <typeparam name="T">float, double, Half, bool, or an integer of 8 to 64 bits.</typeparam>
/// <remarks>
/// The memory belongs to the pinned object heap: the engine sees a fixed address, and a span over it stays valid for as long
/// as someone holds it, even after the tensor is disposed.
/// </remarks>
public sealed unsafe class TensorBuffer<T> : ModelTensor
    where T : unmanaged
{
    private const int Alignment = 64;

    private readonly long[] _shape;
    private readonly int _offset;
    private readonly int _capacity;
    private T[]? _memory;
    private int _count;

    /// <summary>Reserves the memory for a shape, which is also the first one; no dimension makes a scalar.</summary>
    /// <param name="maxShape">The dimensions, none of them negative.</param>
    /// <exception cref="ArgumentException">A dimension is negative, or there are more elements than a span can hold.</exception>
    /// <exception cref="NotSupportedException">No tensor has elements of type <typeparamref name="T"/>.</exception>
    /// <exception cref="EngineNotFoundException">ONNX Runtime's native library is not there.</exception>
    public TensorBuffer(params ReadOnlySpan<long> maxShape)
    {
        ElementType = ElementTypes.Of<T>();
        _shape = maxShape.ToArray();
        _capacity = _count = TensorShape.Count(maxShape, Array.MaxLength - Alignment, nameof(maxShape));

        // An array of the pinned object heap begins at a multiple of 8, so the gap is a whole number of elements.
        _memory = GC.AllocateArray<T>(_capacity + (Alignment / sizeof(T)), pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        _offset = (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(T);
        Replace(CreateValue(_shape, _count));
    }

    /// <inheritdoc/>
    public override ElementType ElementType { get; }

    /// <summary>The current shape.</summary>
    public override ReadOnlySpan<long> Shape => _shape;

    /// <summary>The elements of the current shape, in row-major order.</summary>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    public Span<T> Data => MemoryMarshal.CreateSpan(ref First, _count);

    /// <summary>All the elements that memory is reserved for; those of the current shape are the first ones.</summary>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    public Span<T> Reserved => MemoryMarshal.CreateSpan(ref First, _capacity);

    /// <summary>The elements with their shape; valid until the next call or <see cref="Reshape"/>.</summary>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    public TensorView<T> View => TensorView<T>.Of(Data, _shape);

    internal override long ReservedBytes => (long)_capacity * sizeof(T);

    private ref T First
    {
        get
        {
            T[]? memory = _memory;
            ObjectDisposedException.ThrowIf(memory is null, this);
            return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(memory), _offset);
        }
    }

    /// <summary>
    /// Changes the shape within the reservation; the elements stay where they are in memory. No managed memory is allocated, and
    /// nothing happens when the shape stays the same.
    /// </summary>
    /// <param name="shape">As many dimensions as before.</param>
    /// <exception cref="ArgumentException">The number of dimensions differs, one is negative, or the elements do not fit.</exception>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    public void Reshape(params ReadOnlySpan<long> shape)
    {
        ObjectDisposedException.ThrowIf(_memory is null, this);
        if (!shape.SequenceEqual(_shape))
        {
            ChangeShape(shape);
        }
    }

    internal override nint PrepareRun()
    {
        nint value = Value;
        ObjectDisposedException.ThrowIf(value == 0, this);
        return value;
    }

    private protected override void ReleaseMemory() => _memory = null;

    private void ChangeShape(ReadOnlySpan<long> shape)
    {
        TensorShape.ThrowIfRankDiffers(shape, _shape);
        int count = TensorShape.Count(shape, _capacity, nameof(shape));
        Replace(CreateValue(shape, count));
        shape.CopyTo(_shape);
        _count = count;
    }

    private nint CreateValue(ReadOnlySpan<long> shape, int count)
    {
        Engine engine = OnnxRuntimeEngine.Current;
        return engine.Api.CreateTensor(engine.CpuMemory, Unsafe.AsPointer(ref First), (nuint)count * (nuint)sizeof(T), shape, ElementType);
    }
}
