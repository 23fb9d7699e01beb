using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Tests.Ir;

public sealed class AllocationTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(10_000_000)]
    public void Room_for_a_tensor_is_zeros_that_keep_what_is_written(int length)
    {
        using var model = new Model(new ModelGraph("g"));
        Memory<byte> memory = model.Allocate(length);

        Assert.Equal(length, memory.Length);
        Assert.False(memory.Span.ContainsAnyExcept((byte)0));
        memory.Span[length - 1] = 7;
        Assert.Equal(7, new Tensor(ElementType.UInt8, [length], memory).Data.Span[length - 1]);
    }

    [Fact]
    public void Much_room_ends_with_the_model()
    {
        var model = new Model(new ModelGraph("g"));
        Memory<byte> memory = model.Allocate(10_000_000);

        model.Dispose();

        Assert.Throws<ObjectDisposedException>(() => memory.Span[0]);
    }

    [Fact]
    public void Much_room_takes_none_of_the_managed_heap()
    {
        using var model = new Model(new ModelGraph("g"));
        long before = GC.GetAllocatedBytesForCurrentThread();

        model.Allocate(100_000_000);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }
}
