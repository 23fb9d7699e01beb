using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Calibration;

/// <summary>
/// A layer without a bias gives W x for each vector x that it sees, so the squares of all its outputs add up to w G w^T over its rows w.
/// The engine's outputs tell the left side and the Gram matrix the right one: they agree only where vectors and order are right.
/// </summary>
public sealed class GramMatricesTests
{
    [Fact]
    public void A_product_of_rows() => AssertAgrees([2, 5, 6], [6, 3], "MatMul", rowsOfWeights: (w, r, k) => w[(k * 3) + r], rows: 3);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_Gemm_of_rows(long transposed) => AssertAgrees(
        [5, 6], transposed == 1 ? [3, 6] : [6, 3], "Gemm", (w, r, k) => transposed == 1 ? w[(r * 6) + k] : w[(k * 3) + r], 3, NodeAttribute.Of("transB", transposed));

    [Fact]
    public void A_Gemm_of_columns() => AssertAgrees([6, 5], [6, 3], "Gemm", (w, r, k) => w[(k * 3) + r], 3, NodeAttribute.Of("transA", 1));

    [Fact]
    public void A_pointwise_Conv_of_several_images() => AssertConv([3, 4, 5, 5], [6, 4, 1, 1]);

    [Fact]
    public void A_Conv_with_strides_pads_and_dilations() => AssertConv(
        [2, 3, 9, 8], [4, 3, 3, 2], NodeAttribute.Of("strides", [2, 1]), NodeAttribute.Of("pads", [1, 0, 2, 1]), NodeAttribute.Of("dilations", [1, 2]));

    [Fact]
    public void A_Conv_that_pads_by_itself() => AssertConv([1, 2, 7, 7], [4, 2, 3, 3], NodeAttribute.Of("auto_pad", "SAME_UPPER"), NodeAttribute.Of("strides", [2, 2]));

    [Fact]
    public void A_Conv_in_groups() => AssertConv([2, 6, 6, 6], [9, 2, 3, 3], NodeAttribute.Of("group", 3));

    [Fact]
    public void A_pointwise_Conv_in_groups() => AssertConv([2, 6, 4, 4], [9, 2, 1, 1], NodeAttribute.Of("group", 3));

    [Fact]
    public void A_depthwise_Conv_of_one_dimension() => AssertConv([2, 4, 10], [4, 1, 3], NodeAttribute.Of("group", 4), NodeAttribute.Of("pads", [1, 1]));

    [Fact]
    public void Layers_that_see_the_same_are_served_once_and_the_model_is_as_before()
    {
        using Model model = new GraphBuilder(2, 3, 6, 6)
            .Weight("a", 4, 3, 3, 3).Weight("b", 5, 3, 3, 3).Node("Conv", ["x", "a"], "c").Node("Conv", ["x", "b"], "d").Node("Concat", ["c", "d"], "y", NodeAttribute.Of("axis", 1)).Build();
        byte[] before = Compressed.Bytes(model);
        GramRequest[] requests = [.. model.Graph.Nodes.Select(GramRequest.Of).OfType<GramRequest>()];

        IReadOnlyDictionary<GramRequest, GramMatrix> grams = GramMatrices.Run(model, ArraySamples.Normal("x", [2, 3, 6, 6], 2), requests);

        Assert.Equal(2, requests.Length);
        Assert.Single(grams);
        Assert.Equal(before, Compressed.Bytes(model));
    }

    [Fact]
    public void What_is_no_layer_with_constant_weights_has_no_request()
    {
        using Model model = new GraphBuilder(4, 4).Weight("w", 2, 4, 4).Node("MatMul", ["x", "x"], "a").Node("MatMul", ["x", "w"], "b").Node("Add", ["a", "b"], "y").Build();

        Assert.All(model.Graph.Nodes, n => Assert.Null(GramRequest.Of(n)));
    }

    private static void AssertConv(long[] input, long[] weights, params NodeAttribute[] attributes)
    {
        int length = (int)Shape.ElementCount(weights.AsSpan(1));
        AssertAgrees(input, weights, "Conv", (w, r, k) => w[(r * length) + k], (int)weights[0], attributes);
    }

    private static void AssertAgrees(long[] input, long[] weights, string op, Func<float[], int, int, float> rowsOfWeights, int rows, params NodeAttribute[] attributes)
    {
        using Model model = new GraphBuilder(input).Weight("w", weights).Node(op, ["x", "w"], "y", attributes).Build();
        var samples = ArraySamples.Normal("x", input, 3);
        var request = GramRequest.Of(model.Graph.Nodes[0])!;

        GramMatrix gram = GramMatrices.Run(model, samples, [request])[request];

        float[] w = model.Graph.Initializers[0].Initializer!.Elements<float>().ToArray();
        double expected = SquaresOfOutputs(model, samples);
        double actual = Enumerable.Range(0, rows).Sum(r => Quadratic(gram.Group(r / (rows / gram.Groups)), k => rowsOfWeights(w, r, k), gram.Length));
        Assert.InRange(actual / expected, 1 - 1e-5, 1 + 1e-5);
        Assert.Equal(gram.Groups * gram.Length * gram.Length, gram.Elements.Length);
    }

    private static double SquaresOfOutputs(Model model, ArraySamples samples)
    {
        var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        using var session = ModelSession.Load(stream.ToArray(), new ModelOptions { IntraOpThreads = 1 });
        using var output = new EngineOutput();
        double sum = 0;
        for (int i = 0; i < samples.Count; i++)
        {
            session.Run([.. samples.Read(i)], [new NamedTensor("y", output)]);
            sum += OutputValues.Of("y", output).Numbers!.Sum(y => y * y);
        }

        return sum;
    }

    private static double Quadratic(ReadOnlySpan<double> gram, Func<int, float> w, int length)
    {
        double sum = 0;
        for (int i = 0; i < length; i++)
        {
            for (int j = 0; j < length; j++)
            {
                sum += w(i) * gram[(i * length) + j] * w(j);
            }
        }

        return sum;
    }
}
