using BuildTimeML.Build;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Pruning;

public sealed class ClipWeightsPassTests
{
    [Fact]
    public void Weights_come_into_the_range_and_biases_stay() =>
        AssertBecome(new PruningSettings { ClipLow = -0.1, ClipHigh = 0.2 }, [-0.1f, 0.05f, 0.2f, -0.1f], [-5, 0.05f, 3, -0.1f]);

    [Fact]
    public void One_side_may_be_open() => AssertBecome(new PruningSettings { ClipLow = -0.1 }, [-0.1f, 0.2f, 0.05f, 7], [-5, 0.2f, 0.05f, 7]);

    [Fact]
    public void A_percentile_leaves_that_share_of_a_layer_as_it_is() =>
        AssertBecome(new PruningSettings { ClipPercentile = 0.75 }, [-3, 1, 2, 3], [-4, 1, 2, 3]);

    [Fact]
    public void Where_all_are_in_the_range_nothing_is_done()
    {
        using Model model = Make([1, 2, 3, 4]);

        Assert.False(new ClipWeightsPass(new PruningSettings { ClipLow = 1, ClipHigh = 4 }).Run(model, new PassLog()));
    }

    private static void AssertBecome(PruningSettings settings, float[] expected, float[] weights)
    {
        using Model model = Make(weights);
        Assert.True(new ClipWeightsPass(settings).Run(model, new PassLog()));

        Assert.Equal(expected, model.Graph.Initializers.Single(i => i.Name == "w").Initializer!.Elements<float>().ToArray());
        Assert.Equal([100, -100], model.Graph.Initializers.Single(i => i.Name == "bias").Initializer!.Elements<float>().ToArray());
    }

    private static Model Make(float[] weights) =>
        new GraphBuilder(1, 2).Weight("w", [2, 2], weights).Weight("bias", [2], [100, -100]).Node("Gemm", ["x", "w", "bias"], "y").Build();
}
