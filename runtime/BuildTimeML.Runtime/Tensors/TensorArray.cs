namespace BuildTimeML.Runtime;

/// <summary>A tensor in an array of one's own, for what stands in for a model in a test.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class TensorArray<T>
    where T : unmanaged
{
    private readonly T[] _data;
    private readonly long[] _shape;

    /// <summary>Takes over an array.</summary>
    /// <param name="data">In row-major order.</param>
    /// <param name="shape">The dimensions; none for a scalar.</param>
    /// <exception cref="ArgumentException">The number of elements is not that of the shape.</exception>
    public TensorArray(T[] data, params ReadOnlySpan<long> shape)
    {
        _ = new TensorView<T>(data, shape);
        _data = data;
        _shape = shape.ToArray();
    }

    /// <summary>The elements with their shape.</summary>
    public TensorView<T> View => TensorView<T>.Of(_data, _shape);
}
