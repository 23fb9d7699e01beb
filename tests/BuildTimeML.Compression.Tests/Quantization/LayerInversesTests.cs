using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class LayerInversesTests
{
    [Fact]
    public void Without_samples_there_are_none()
    {
        using Model model = Two().Build();

        Assert.Empty(LayerInverses.Of(model, [.. model.Graph.Initializers], SchemeContext.Empty));
    }

    [Fact]
    public void A_weight_of_two_layers_has_to_do_with_what_both_see()
    {
        using Model model = Two().Build();
        Value weight = model.Graph.Initializers[0];
        var context = new SchemeContext(CorrelatedSamples.Of("x", [4, 16], 5), Progress: null, CancellationToken.None);

        InverseFactor both = LayerInverses.Of(model, [weight], context)[weight][0];

        using Model one = new GraphBuilder(4, 16).Weight("w", 16, 16).Node("MatMul", ["x", "w"], "y").Build();
        InverseFactor first = LayerInverses.Of(one, [one.Graph.Initializers[0]], context)[one.Graph.Initializers[0]][0];
        Assert.True(both.Row(15)[0] < first.Row(15)[0]); // More seen, a smaller inverse.
    }

    [Theory]
    [InlineData("MatMul of both sides")]
    [InlineData("Gemm both ways")]
    [InlineData("also looked up")]
    public void A_weight_that_is_seen_in_different_ways_has_none(string kind)
    {
        GraphBuilder builder = new GraphBuilder(16, 16).Weight("w", 16, 16).Node("MatMul", ["x", "w"], "h");
        using Model model = (kind switch
        {
            "MatMul of both sides" => builder.Node("MatMul", ["w", "h"], "y"),
            "Gemm both ways" => builder.Node("Gemm", ["h", "w"], "y", NodeAttribute.Of("transB", 1L)),
            _ => builder.Indices("i", 3).Node("Gather", ["w", "i"], "g").Node("Add", ["h", "g"], "y"),
        }).Build();

        Assert.Empty(LayerInverses.Of(model, [model.Graph.Initializers[0]], new SchemeContext(CorrelatedSamples.Of("x", [16, 16], 2), null, CancellationToken.None)));
    }

    [Fact]
    public void Groups_have_factors_of_their_own()
    {
        using Model model = new GraphBuilder(1, 6, 8, 8).Weight("w", 6, 1, 3, 3).Node("Conv", ["x", "w"], "y", NodeAttribute.Of("group", 6L)).Build();
        var context = new SchemeContext(CorrelatedSamples.Of("x", [1, 6, 8, 8], 3), Progress: null, CancellationToken.None);

        InverseFactor[] factors = LayerInverses.Of(model, [model.Graph.Initializers[0]], context)[model.Graph.Initializers[0]];

        Assert.Equal([9, 9, 9, 9, 9, 9], factors.Select(f => f.Size));
        Assert.NotEqual(factors[0].Row(0).ToArray(), factors[1].Row(0).ToArray());
    }

    [Fact]
    public void Weights_come_in_parts_of_bounded_matrices_and_in_order()
    {
        // 4,096 inputs make a matrix of a quarter of the bound.
        var builder = new GraphBuilder(1, 4096);
        foreach (string name in new[] { "a", "b", "c", "d", "e" })
        {
            builder.Weight(name, [4096, 1], new float[4096]).Node("MatMul", ["x", name], name + ".y");
        }

        using Model model = builder.Node("Sum", ["a.y", "b.y", "c.y", "d.y", "e.y"], "y").Build();

        Assert.Equal([["a", "b", "c", "d"], ["e"]], LayerGrams.Parts(model.Graph.Initializers).Select(p => p.Select(v => v.Name)));
    }

    private static GraphBuilder Two() => new GraphBuilder(4, 16).Weight("w", 16, 16).Node("MatMul", ["x", "w"], "h").Node("MatMul", ["h", "w"], "y");
}
