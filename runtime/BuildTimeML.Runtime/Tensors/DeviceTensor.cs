using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime;

/// <summary>
/// A tensor in the memory of the device that an input or output of a model lies in. What a call writes to one stays there for the
/// next call, of the same model or of another one on the device: nothing goes over the bus, unless it is copied here. One thread at
/// a time may use it. On the processor it is memory as any other.
/// </summary>
public sealed class DeviceTensor : ModelTensor
{
    private readonly long[] _shape;
    private readonly ModelSession _session;
    private readonly AllocatorHandle _allocator;

    /// <summary>Allocates a tensor; its elements are not set.</summary>
    /// <param name="session">The model; the tensor keeps the engine's session alive.</param>
    /// <param name="name">An input of it, or an output.</param>
    /// <param name="shape">The dimensions, none of them negative.</param>
    /// <exception cref="ArgumentException">The model has no input or output of that name, or a dimension is negative.</exception>
    /// <exception cref="NotSupportedException">The engine is before 1.23, or the value is no tensor of numbers.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    public DeviceTensor(ModelSession session, string name, params ReadOnlySpan<long> shape)
    {
        ArgumentNullException.ThrowIfNull(session);
        Engine engine = OnnxRuntimeEngine.Current;
        ObjectDisposedException.ThrowIf(session.Handle.IsClosed, session);
        (ModelValue value, nint memory) = Find(engine, session, name);
        if (value.Kind != ValueKind.Tensor || value.ElementType is ElementType.String or ElementType.Undefined)
        {
            throw new NotSupportedException($"'{value}' is no tensor of numbers: no device holds it.");
        }

        Count = TensorShape.Count(shape, int.MaxValue, nameof(shape));
        ElementType = value.ElementType;
        Memory = engine.Api.GetMemoryName(memory);
        _shape = shape.ToArray();
        _session = session;
        _allocator = new AllocatorHandle(engine.Api, session.Handle, memory);
        try
        {
            Replace(engine.Api.CreateTensor(_allocator.Pointer, shape, ElementType));
        }
        catch
        {
            _allocator.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override ElementType ElementType { get; }

    /// <inheritdoc/>
    public override ReadOnlySpan<long> Shape => _shape;

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>What the engine calls the memory: <c>Cpu</c>, <c>Cuda</c>.</summary>
    public string Memory { get; }

    /// <summary>Copies elements to the device.</summary>
    /// <typeparam name="T">The type that <see cref="ElementType"/> stands for.</typeparam>
    /// <param name="source">As many as the tensor has, in row-major order.</param>
    /// <exception cref="ArgumentException">Their number or type is another.</exception>
    /// <exception cref="ObjectDisposedException">The tensor, or its session, is disposed.</exception>
    public void CopyFrom<T>(ReadOnlySpan<T> source)
        where T : unmanaged
    {
        using TensorBuffer<T> buffer = Reserve<T>(source.Length, nameof(source));
        source.CopyTo(buffer.Data);
        _session.Copies.Copy(buffer, this);
    }

    /// <summary>Copies the elements from the device.</summary>
    /// <typeparam name="T">The type that <see cref="ElementType"/> stands for.</typeparam>
    /// <param name="destination">Room for as many as the tensor has, in row-major order.</param>
    /// <exception cref="ArgumentException">Their number or type is another.</exception>
    /// <exception cref="ObjectDisposedException">The tensor, or its session, is disposed.</exception>
    public void CopyTo<T>(Span<T> destination)
        where T : unmanaged
    {
        using TensorBuffer<T> buffer = Reserve<T>(destination.Length, nameof(destination));
        _session.Copies.Copy(this, buffer);
        buffer.Data.CopyTo(destination);
    }

    internal override nint PrepareRun()
    {
        nint value = Value;
        ObjectDisposedException.ThrowIf(value == 0, this);
        return value;
    }

    // The value goes before its allocator, also where both are left to the collector: that one is a critical finalizer.
    private protected override void ReleaseMemory() => _allocator.Dispose();

    private static (ModelValue Value, nint Memory) Find(Engine engine, ModelSession session, string name)
    {
        nint pointer = session.Handle.DangerousGetHandle();
        OrtDeviceMemoryApi api = engine.NeedDeviceMemory();
        for (int i = 0; i < session.Inputs.Count; i++)
        {
            if (session.Inputs[i].Name == name)
            {
                return (session.Inputs[i], api.GetInputMemory(pointer, i, session.Inputs.Count));
            }
        }

        for (int i = 0; i < session.Outputs.Count; i++)
        {
            if (session.Outputs[i].Name == name)
            {
                return (session.Outputs[i], api.GetOutputMemory(pointer, i, session.Outputs.Count));
            }
        }

        throw new ArgumentException(
            $"The model has no input or output '{name}'. It has {string.Join("; ", session.Inputs.Concat(session.Outputs).Select(v => $"'{v}'"))}.", nameof(name));
    }

    private TensorBuffer<T> Reserve<T>(int count, string parameter)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (ElementTypes.Of<T>() != ElementType || count != Count)
        {
            throw new ArgumentException($"The tensor has {Count} elements of type {ElementType}; given are {count} of type {ElementTypes.Of<T>()}.", parameter);
        }

        return new TensorBuffer<T>(_shape);
    }
}
