using System.Diagnostics.CodeAnalysis;

namespace BuildTimeML.Runtime;

/// <summary>The elements of a tensor with their shape, for reading; valid until the next call on the instance it comes from.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public readonly ref struct TensorView<T> : IEngineView<TensorView<T>>
    where T : unmanaged
{
    /// <summary>Looks at elements in row-major order.</summary>
    /// <exception cref="ArgumentException">The number of elements is not that of the shape.</exception>
    public TensorView(ReadOnlySpan<T> data, ReadOnlySpan<long> shape)
    {
        if (TensorShape.Count(shape, int.MaxValue, nameof(shape)) != data.Length)
        {
            throw new ArgumentException($"The shape {TensorShape.Describe(shape)} does not stand for {data.Length} elements.", nameof(shape));
        }

        Data = data;
        Shape = shape;
    }

    /// <summary>All elements, in row-major order.</summary>
    public ReadOnlySpan<T> Data { get; private init; }

    /// <summary>The dimensions.</summary>
    public ReadOnlySpan<long> Shape { get; private init; }

    /// <summary>The number of dimensions.</summary>
    public int Rank => Shape.Length;

    /// <summary>The element of a tensor with one dimension.</summary>
    /// <exception cref="ArgumentException">The tensor has another number of dimensions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its dimension.</exception>
    public ref readonly T this[int i] => ref At([i]);

    /// <summary>The element of a tensor with two dimensions.</summary>
    /// <inheritdoc cref="this[int]" path="/exception"/>
    public ref readonly T this[int i, int j] => ref At([i, j]);

    /// <summary>The element of a tensor with three dimensions.</summary>
    /// <inheritdoc cref="this[int]" path="/exception"/>
    public ref readonly T this[int i, int j, int k] => ref At([i, j, k]);

    /// <summary>The element of a tensor with four dimensions.</summary>
    /// <inheritdoc cref="this[int]" path="/exception"/>
    public ref readonly T this[int i, int j, int k, int l] => ref At([i, j, k, l]);

    /// <summary>The element of a tensor with five dimensions.</summary>
    /// <inheritdoc cref="this[int]" path="/exception"/>
    public ref readonly T this[int i, int j, int k, int l, int m] => ref At([i, j, k, l, m]);

    /// <summary>The element of a tensor with six dimensions.</summary>
    /// <inheritdoc cref="this[int]" path="/exception"/>
    public ref readonly T this[int i, int j, int k, int l, int m, int n] => ref At([i, j, k, l, m, n]);

    /// <summary>The element of a tensor with any number of dimensions, none for a scalar.</summary>
    /// <inheritdoc cref="this[int]" path="/exception"/>
    public ref readonly T this[params ReadOnlySpan<int> indices] => ref At(indices);

    /// <summary>All elements, in row-major order.</summary>
    public static implicit operator ReadOnlySpan<T>(TensorView<T> view) => view.Data;

    /// <summary>For data and a shape that are known to belong together.</summary>
    internal static TensorView<T> Of(ReadOnlySpan<T> data, ReadOnlySpan<long> shape) => new() { Data = data, Shape = shape };

    static TensorView<T> IEngineView<TensorView<T>>.Of(EngineOutput output) => output.View<T>();

    private ref readonly T At(scoped ReadOnlySpan<int> indices)
    {
        if (indices.Length != Shape.Length)
        {
            ThrowRank(indices.Length);
        }

        long offset = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            if ((ulong)indices[i] >= (ulong)Shape[i])
            {
                ThrowIndex(i, indices[i]);
            }

            offset = (offset * Shape[i]) + indices[i];
        }

        return ref Data[(int)offset];
    }

    [DoesNotReturn]
    private void ThrowRank(int given) => throw new ArgumentException(
        $"The tensor has {Rank} dimensions, {TensorShape.Describe(Shape)}, and {given} indices were given.");

    [DoesNotReturn]
    private void ThrowIndex(int dimension, int index) => throw new ArgumentOutOfRangeException(
        nameof(index), index, $"Index {index} of dimension {dimension} is outside the tensor's shape {TensorShape.Describe(Shape)}.");
}
