namespace BuildTimeML.Runtime.Tests;

public sealed class TensorArrayTests
{
    [Fact]
    public void An_array_is_seen_with_its_shape()
    {
        float[] data = [1, 2, 3, 4, 5, 6];
        var tensor = new TensorArray<float>(data, 2, 3);

        data[5] = 7;

        Assert.Equal([2, 3], tensor.View.Shape);
        Assert.Equal(7, tensor.View[1, 2]);
    }

    [Fact]
    public void A_shape_is_copied_and_has_to_fit()
    {
        long[] shape = [2];
        var tensor = new TensorArray<int>([1, 2], shape);
        shape[0] = 1;

        Assert.Equal([2], tensor.View.Shape);
        Assert.Throws<ArgumentException>(() => new TensorArray<int>([1, 2], 3));
        Assert.Equal(5, new TensorArray<int>([5]).View.Data[0]);
    }
}
