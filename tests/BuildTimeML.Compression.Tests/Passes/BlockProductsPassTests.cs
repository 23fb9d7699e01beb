using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Passes;

public sealed class BlockProductsPassTests
{
    private static readonly BlockFormat FourBits = new(4, 32);

    public static TheoryData<int, int, int, int> Formats
    {
        get
        {
            var formats = new TheoryData<int, int, int, int>();
            foreach (int bits in new[] { 2, 4, 8 })
            {
                foreach (int block in new[] { 16, 32, 64, 128, 256 })
                {
                    formats.Add(bits, block, block * 2, 24);
                    formats.Add(bits, block, (block * 2) + 7, 33);
                }
            }

            return formats;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_engine_reads_the_codes_as_they_were_written(int bits, int block, int columns, int rows)
    {
        // A unit vector picks a column of the weights.
        var weights = new float[columns * rows];
        var random = new Random(bits + block);
        Array.ForEach([.. Enumerable.Range(0, weights.Length)], i => weights[i] = (random.NextSingle() * 2) - 0.5f);
        var builder = new GraphBuilder(1, columns).Weight("w", [columns, rows], weights).Node("MatMul", ["x", "w"], "y");
        using Model model = builder.Build();
        var expected = new BlockWeights(new BlockFormat(bits, block), rows, columns, 256 * columns, new byte[rows * 256 * columns]);
        LayerRounding.Run(MatrixRows.Of(model.Graph.Initializers[0].Initializer!, isTransposed: true), null, (first, _) => new BlockGrid(expected, first, new SquaredErrorFit()), CancellationToken.None);

        Assert.True(Run(model, new BlockFormat(bits, block), out _));

        byte[] bytes = Compressed.Bytes(model);
        foreach (int column in new[] { 0, 1, block - 1, block, columns - 1 })
        {
            double[] given = Engine.Run(bytes, _ => [.. Enumerable.Range(0, columns).Select(c => c == column ? 1f : 0f)])[0].Numbers!;
            Assert.All(given.Index(), e => Assert.Equal(expected.WeightOf(e.Index, column), e.Item, 1e-5));
        }
    }

    [Theory]
    [InlineData("MatMul", "com.microsoft.MatMulNBits")]
    [InlineData("MatMul of rank 3", "com.microsoft.MatMulNBits")]
    [InlineData("MatMul of rank 1", "com.microsoft.MatMulNBits")]
    [InlineData("MatMul and Add", "com.microsoft.MatMulNBits")]
    [InlineData("Add and MatMul", "com.microsoft.MatMulNBits")]
    [InlineData("MatMul and Add of one number", "com.microsoft.MatMulNBits Add")]
    [InlineData("Gemm", "com.microsoft.MatMulNBits")]
    [InlineData("Gemm with a bias", "com.microsoft.MatMulNBits")]
    [InlineData("Gemm with a bias of rank 2", "com.microsoft.MatMulNBits")]
    [InlineData("Gemm with a bias for each row", "com.microsoft.MatMulNBits Mul Add")]
    [InlineData("Gemm with factors", "com.microsoft.MatMulNBits")]
    public void A_product_computes_the_same_but_for_the_rounding_of_its_weights(string kind, string operators)
    {
        using Model model = Make(kind).Build();
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model, new BlockFormat(8, 32), out PassLog log));

        Assert.Null(Assert.Single(log.Decisions).Reason);
        Assert.Equal(operators, string.Join(' ', model.Graph.Nodes.Select(n => n.Domain.Length > 0 ? $"{n.Domain}.{n.OpType}" : n.OpType)));
        Assert.All(model.Graph.Initializers, i => Assert.NotEmpty(i.Uses));
        Engine.AssertClose(before, Compressed.Bytes(model), decibels: 35);
    }

    [Fact]
    public void A_weight_of_two_products_is_stored_once()
    {
        using Model model = new GraphBuilder(1, 64).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "h").Node("MatMul", ["h", "w"], "y").Build();

        Assert.True(Run(model, FourBits, out _));

        Assert.Equal(3, model.Graph.Initializers.Count);
        Assert.Equal(2, model.Graph.Nodes.Count);
    }

    [Theory]
    [InlineData("left factor", nameof(DeclineReason.LeftFactor))]
    [InlineData("rank 3", nameof(DeclineReason.NotAMatrix))]
    [InlineData("graph input", nameof(DeclineReason.IsGraphInput))]
    [InlineData("graph output", nameof(DeclineReason.IsGraphOutput))]
    [InlineData("transposed activations", nameof(DeclineReason.TransposedActivations))]
    [InlineData("used otherwise", nameof(DeclineReason.UsedOtherwise))]
    [InlineData("small", nameof(DeclineReason.TooSmall))]
    [InlineData("not finite", nameof(DeclineReason.NotFinite))]
    [InlineData("many rows", nameof(DeclineReason.ManyRows))]
    public void What_it_cannot_do_it_leaves_alone(string kind, string reason)
    {
        using Model model = MakeDeclined(kind).Build();
        byte[] before = Compressed.Bytes(model);

        Assert.False(Run(model, FourBits, out PassLog log));

        Assert.Equal(reason, Assert.Single(log.Decisions).Reason.ToString());
        Assert.Equal(before, Compressed.Bytes(model));
    }

    private static bool Run(Model model, BlockFormat format, out PassLog log) =>
        PassRunner.Run(model, [new BlockProductsPass(format, new SquaredErrorFit(), SchemeContext.Empty)], log = new PassLog());

    private static GraphBuilder Make(string kind) => kind switch
    {
        "MatMul" => new GraphBuilder(2, 70).Weight("w", 70, 40).Node("MatMul", ["x", "w"], "y"),
        "MatMul of rank 3" => new GraphBuilder(2, 3, 70).Weight("w", 70, 40).Node("MatMul", ["x", "w"], "y"),
        "MatMul of rank 1" => new GraphBuilder(70).Weight("w", 70, 40).Node("MatMul", ["x", "w"], "y"),
        "MatMul and Add" => new GraphBuilder(2, 70).Weight("w", 70, 40).Weight("b", 40).Node("MatMul", ["x", "w"], "p").Node("Add", ["p", "b"], "y"),
        "Add and MatMul" => new GraphBuilder(2, 70).Weight("w", 70, 40).Weight("b", 40).Node("MatMul", ["x", "w"], "p").Node("Add", ["b", "p"], "y"),
        "MatMul and Add of one number" => new GraphBuilder(2, 70).Weight("w", 70, 40).Weight("b", 1).Node("MatMul", ["x", "w"], "p").Node("Add", ["p", "b"], "y"),
        "Gemm" => new GraphBuilder(2, 70).Weight("w", 40, 70).Node("Gemm", ["x", "w"], "y", NodeAttribute.Of("transB", 1L)),
        "Gemm with a bias" => new GraphBuilder(2, 70).Weight("w", 70, 40).Weight("b", 40).Node("Gemm", ["x", "w", "b"], "y"),
        "Gemm with a bias of rank 2" => new GraphBuilder(2, 70).Weight("w", 70, 40).Weight("b", 1, 40).Node("Gemm", ["x", "w", "b"], "y"),
        "Gemm with a bias for each row" => new GraphBuilder(2, 70).Weight("w", 70, 40).Weight("b", 2, 1).Node("Gemm", ["x", "w", "b"], "y", NodeAttribute.Of("beta", 3f)),
        "Gemm with factors" => new GraphBuilder(2, 70).Weight("w", 70, 40).Weight("b", 40).Node("Gemm", ["x", "w", "b"], "y", NodeAttribute.Of("alpha", 0.3f), NodeAttribute.Of("beta", 2f)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static GraphBuilder MakeDeclined(string kind) => kind switch
    {
        "left factor" => new GraphBuilder(64, 2).Weight("w", 64, 64).Node("MatMul", ["w", "x"], "y"),
        "rank 3" => new GraphBuilder(1, 2, 64).Weight("w", 1, 64, 64).Node("MatMul", ["x", "w"], "y"),
        "graph input" => new GraphBuilder(1, 64).Weight("w", 64, 64).AlsoInput("w").Node("MatMul", ["x", "w"], "y"),
        "graph output" => new GraphBuilder(1, 64).Weight("w", 64, 64).AlsoOutput("w").Node("MatMul", ["x", "w"], "y"),
        "transposed activations" => new GraphBuilder(64, 1).Weight("w", 64, 64).Node("Gemm", ["x", "w"], "y", NodeAttribute.Of("transA", 1L)),
        "used otherwise" => new GraphBuilder(1, 64).Weight("w", 64, 64).Indices("i", 3).Node("Gather", ["w", "i"], "g").Node("MatMul", ["x", "w"], "h").Node("Add", ["g", "h"], "y"),
        "small" => new GraphBuilder(1, 4).Weight("w", 4, 4).Node("MatMul", ["x", "w"], "y"),
        "not finite" => new GraphBuilder(1, 64).Weight("w", [64, 64], [.. Enumerable.Repeat(1f, 4095), float.NaN]).Node("MatMul", ["x", "w"], "y"),
        "many rows" => new GraphBuilder(2, 8, 64).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "y"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
