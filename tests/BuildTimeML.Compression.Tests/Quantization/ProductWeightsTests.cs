using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class ProductWeightsTests
{
    [Fact]
    public void A_second_candidate_asks_no_sample_and_gets_the_same()
    {
        ArraySamples samples = CorrelatedSamples.Of("x", [4, 96], 6);
        int reads = 0;
        samples.Reads = _ => reads++;
        var products = new ProductWeights(ScaleChoice.PerChannel, new SchemeContext(samples, Progress: null, CancellationToken.None));

        PairSafeWeights first = Quantize(products);
        int before = reads;
        PairSafeWeights second = Quantize(products);

        Assert.True(before > 0);
        Assert.Equal(before, reads);
        Assert.Equal(first.Codes, second.Codes);
        Assert.Equal(first.Scales, second.Scales);
    }

    private static PairSafeWeights Quantize(ProductWeights products)
    {
        using Model model = new GraphBuilder(4, 96).Weight("w", 96, 64).Node("MatMul", ["x", "w"], "y").Build();
        Value weight = model.Graph.Initializers[0];
        return products.Quantize(model, new Dictionary<Value, bool> { [weight] = false })[weight];
    }
}
