using System.Runtime.CompilerServices;

namespace BuildTimeML.Runtime.Tests;

public unsafe class TensorBufferTests
{
    [Fact]
    public void Memory_of_every_element_type_begins_at_a_multiple_of_64_bytes()
    {
        for (int length = 0; length < 40; length++)
        {
            Assert.Equal(0u, AddressOf(new TensorBuffer<byte>(length)) % 64);
            Assert.Equal(0u, AddressOf(new TensorBuffer<bool>(length)) % 64);
            Assert.Equal(0u, AddressOf(new TensorBuffer<Half>(length)) % 64);
            Assert.Equal(0u, AddressOf(new TensorBuffer<float>(length)) % 64);
            Assert.Equal(0u, AddressOf(new TensorBuffer<double>(length)) % 64);
        }
    }

    [Fact]
    public void Memory_stays_where_it_is_through_collections_and_reshapes()
    {
        using var tensor = new TensorBuffer<float>(4, 8);
        nuint address = AddressOf(tensor);

        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        tensor.Reshape(2, 8);

        Assert.Equal(address, AddressOf(tensor));
    }

    [Fact]
    public void The_first_shape_is_the_largest_and_elements_begin_at_zero()
    {
        using var tensor = new TensorBuffer<int>(2, 3);

        Assert.Equal([2, 3], tensor.Shape.ToArray());
        Assert.Equal(new int[6], tensor.Data.ToArray());
        Assert.Equal(ElementType.Int32, tensor.ElementType);
    }

    [Fact]
    public void No_dimension_makes_a_scalar()
    {
        using var tensor = new TensorBuffer<double>();

        tensor.Data[0] = 1.5;

        Assert.Equal(1, tensor.Data.Length);
        Assert.Equal(0, tensor.View.Rank);
        Assert.Equal(1.5, tensor.View[[]]);
    }

    [Fact]
    public void A_reshape_shows_the_first_elements_and_a_larger_one_shows_them_all_again()
    {
        using var tensor = new TensorBuffer<int>(2, 2);
        ((ReadOnlySpan<int>)[1, 2, 3, 4]).CopyTo(tensor.Data);

        tensor.Reshape(1, 2);
        Assert.Equal([1, 2], tensor.Data.ToArray());
        Assert.Equal([1, 2], tensor.Shape.ToArray());

        tensor.Reshape(4, 1);
        Assert.Equal([1, 2, 3, 4], tensor.Data.ToArray());
        Assert.Equal(4, tensor.View[3, 0]);
    }

    [Fact]
    public void A_reshape_to_no_elements_is_allowed()
    {
        using var tensor = new TensorBuffer<int>(2, 2);

        tensor.Reshape(0, long.MaxValue);

        Assert.True(tensor.Data.IsEmpty);
    }

    [Theory]
    [InlineData(new long[] { 3, 2 }, "The shape [3, 2] does not fit: 4 elements are the most.")]
    [InlineData(new long[] { long.MaxValue, long.MaxValue }, "does not fit")]
    [InlineData(new long[] { 1, -1 }, "The shape [1, -1] has a negative dimension.")]
    [InlineData(new long[] { 4 }, "The shape [4] has 1 dimensions; the tensor's, [2, 2], has 2.")]
    public void A_reshape_beyond_the_reservation_is_refused_and_changes_nothing(long[] shape, string message)
    {
        using var tensor = new TensorBuffer<int>(2, 2);

        ArgumentException error = Assert.Throws<ArgumentException>(() => tensor.Reshape(shape));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal([2, 2], tensor.Shape.ToArray());
        Assert.Equal(4, tensor.Data.Length);
    }

    [Fact]
    public void A_reservation_of_a_negative_or_too_large_shape_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new TensorBuffer<int>(-1));
        Assert.Throws<ArgumentException>(() => new TensorBuffer<int>(1L << 20, 1L << 20));
        Assert.Throws<ArgumentException>(() => new TensorBuffer<int>(long.MaxValue, long.MaxValue, 2));
    }

    [Fact]
    public void An_element_type_that_no_tensor_has_is_refused()
    {
        NotSupportedException error = Assert.Throws<NotSupportedException>(() => new TensorBuffer<decimal>(1));

        Assert.Contains("Decimal", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reshape_allocates_no_managed_memory()
    {
        using var tensor = new TensorBuffer<float>(8, 4);
        tensor.Reshape(1, 4);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1000; i++)
        {
            tensor.Reshape(1 + (i % 8), 4);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_disposed_tensor_throws_and_a_second_dispose_is_harmless()
    {
        var tensor = new TensorBuffer<float>(2);

        tensor.Dispose();
        tensor.Dispose();

        Assert.Throws<ObjectDisposedException>(() => tensor.Data.Length);
        Assert.Throws<ObjectDisposedException>(() => tensor.View.Rank);
        Assert.Throws<ObjectDisposedException>(() => tensor.Reshape(1));
    }

    [Fact]
    public void A_span_that_someone_still_holds_outlives_the_tensor()
    {
        Span<int> data = FillAndForget();

        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        int[][] others = [.. Enumerable.Range(0, 100).Select(_ => GC.AllocateArray<int>(1000, pinned: true))];

        Assert.Equal(Enumerable.Repeat(42, 1000), data.ToArray());
        GC.KeepAlive(others);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Span<int> FillAndForget()
    {
        var tensor = new TensorBuffer<int>(1000);
        Span<int> data = tensor.Data;
        data.Fill(42);
        tensor.Dispose();
        return data;
    }

    private static nuint AddressOf<T>(TensorBuffer<T> tensor)
        where T : unmanaged => (nuint)Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(tensor.Data));
}
