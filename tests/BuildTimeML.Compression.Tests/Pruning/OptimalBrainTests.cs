using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Pruning;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Pruning;

public sealed class OptimalBrainTests
{
    [Fact]
    public void An_input_that_equals_another_passes_its_weight_on()
    {
        // y = a x0 + b x1 + c x2, where x1 is x0: without b, the first weight has to be a + b.
        PrunedLayer layer = Layer([3, 1, 5], [1, 1, 0, 1, 1, 0, 0, 0, 1]);

        OptimalBrain.Prune(layer, 1.0 / 3, pattern: null, CancellationToken.None);

        Assert.Equal(1, layer.Elements.Count(w => w == 0));
        Assert.Equal(5, layer.Elements[2], 0.05);
        Assert.Equal(4, layer.Elements[0] + layer.Elements[1], 0.05);
    }

    [Fact]
    public void The_output_changes_less_than_without_making_good()
    {
        var random = new RandomLayer(16, 64);
        PrunedLayer layer = Layer(random.Weights, random.Gram);
        OptimalBrain.Prune(layer, 0.5, pattern: null, CancellationToken.None);
        float[] kept = layer.Elements;

        double madeGood = random.OutputError((r, c) => kept[(r * 64) + c]);
        double masked = random.OutputError((r, c) => kept[(r * 64) + c] == 0 ? 0 : random.Weights[(r * 64) + c]);

        Assert.InRange(madeGood / masked, 0, 0.5);
    }

    [Fact]
    public void An_input_that_is_always_zero_goes_first()
    {
        PrunedLayer layer = Layer([1, 1, 1, 1], [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);

        OptimalBrain.Prune(layer, 0.25, pattern: null, CancellationToken.None);

        Assert.Equal([1, 1, 0, 1], layer.Elements);
    }

    [Fact]
    public void Nothing_known_of_the_inputs_is_refused()
    {
        var weight = new Value("w");
        new ModelGraph("g").AddInitializer(weight, Tensor.Of(ElementType.Float32, [1, 3], new float[] { 1, 2, 3 }));

        Assert.Throws<ArgumentException>(() => OptimalBrain.Prune(PrunedLayer.Of(weight, 0, gram: null), 0.5, null, CancellationToken.None));
    }

    private static PrunedLayer Layer(float[] weights, double[] gram)
    {
        int columns = (int)Math.Sqrt(gram.Length);
        var weight = new Value("w");
        new ModelGraph("g").AddInitializer(weight, Tensor.Of(ElementType.Float32, [weights.Length / columns, columns], weights));
        return PrunedLayer.Of(weight, channelAxis: 0, new GramMatrix(columns, 1, gram));
    }
}
