namespace BuildTimeML.Runtime;

/// <summary>An output of a <see cref="ModelResult{T}"/>: memory that is reserved once, on the managed heap.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class ResultTensor<T>
    where T : unmanaged
{
    private readonly T[] _data;
    private readonly long[] _shape;
    private int _count;

    /// <summary>Reserves the memory for a shape; no dimension makes a scalar.</summary>
    /// <param name="maxShape">The dimensions, none of them negative.</param>
    /// <exception cref="ArgumentException">A dimension is negative, or there are more elements than an array can hold.</exception>
    public ResultTensor(params ReadOnlySpan<long> maxShape)
    {
        _count = TensorShape.Count(maxShape, Array.MaxLength, nameof(maxShape));
        _data = new T[_count];
        _shape = maxShape.ToArray();
    }

    /// <summary>The elements with their shape; valid until the next call that fills the result.</summary>
    public TensorView<T> View => TensorView<T>.Of(_data.AsSpan(0, _count), _shape);

    /// <summary>Takes the elements and the shape of a tensor.</summary>
    /// <exception cref="ArgumentException">It has another number of dimensions, or more elements than are reserved.</exception>
    public void CopyFrom(TensorView<T> source)
    {
        TensorShape.ThrowIfRankDiffers(source.Shape, _shape);
        source.Data.CopyTo(_data);
        source.Shape.CopyTo(_shape);
        _count = source.Data.Length;
    }
}
