using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Tests.Passes;

public sealed class BlockLookupsPassTests
{
    [Theory]
    [InlineData(2, 16, 64)]
    [InlineData(2, 128, 132)]
    [InlineData(4, 16, 64)]
    [InlineData(4, 32, 70)]
    [InlineData(4, 64, 64)]
    [InlineData(4, 128, 300)]
    [InlineData(4, 256, 300)]
    [InlineData(8, 16, 65)]
    [InlineData(8, 32, 64)]
    [InlineData(8, 256, 300)]
    public void The_engine_reads_the_codes_as_they_were_written(int bits, int block, int columns)
    {
        const int rows = 40;
        long[] picked = [0, 39, 7, 7, -1];
        using Model model = new GraphBuilder(picked.Length, columns).Weight("t", rows, columns).Indices("i", picked).Node("Gather", ["t", "i"], "g").Node("Mul", ["g", "x"], "y").Build();
        var format = new BlockFormat(bits, block);
        var expected = new BlockWeights(format, rows, columns, columns, new byte[rows * columns]);
        LayerRounding.Run(MatrixRows.Of(model.Graph.Initializers[0].Initializer!, isTransposed: false), null, (first, _) => new BlockGrid(expected, first, new SquaredErrorFit()), CancellationToken.None);

        Assert.True(Run(model, format, out _));

        Assert.True(ShapeInference.Run(model).TryGetFixedShape(model.Graph.Nodes[0].Outputs[0]!, out long[]? shape));
        Assert.Equal([picked.Length, columns], shape);
        double[] given = Engine.Run(Compressed.Bytes(model), _ => [.. Enumerable.Repeat(1f, picked.Length * columns)])[0].Numbers!;
        for (int i = 0; i < given.Length; i++)
        {
            Assert.Equal(expected.WeightOf((int)(picked[i / columns] + rows) % rows, i % columns), given[i], 1e-6);
        }
    }

    [Fact]
    public void Entries_may_have_many_axes()
    {
        using Model model = new GraphBuilder(3, 4, 64).Weight("t", 30, 4, 64).Indices("i", 3, 29, 0).Node("Gather", ["t", "i"], "g").Node("Add", ["g", "x"], "y").Build();
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model, new BlockFormat(8, 32), out _));

        Assert.Equal("GatherBlockQuantized", model.Graph.Nodes[0].OpType);
        Engine.AssertClose(before, Compressed.Bytes(model), decibels: 40);
    }

    [Fact]
    public void A_table_of_two_lookups_is_stored_once()
    {
        using Model model = new GraphBuilder(1, 64).Weight("t", 90, 64).Indices("i", 3).Indices("j", 5)
            .Node("Gather", ["t", "i"], "g").Node("Gather", ["t", "j"], "h").Node("Add", ["g", "h"], "s").Node("Add", ["s", "x"], "y").Build();
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model, new BlockFormat(8, 32), out _));

        Assert.Equal(["i", "j", "t.q", "t.scale", "t.zero"], model.Graph.Initializers.Select(i => i.Name).Order(StringComparer.Ordinal));
        Engine.AssertClose(before, Compressed.Bytes(model), decibels: 40);
    }

    [Theory]
    [InlineData("other axis", nameof(DeclineReason.OtherAttributes))]
    [InlineData("odd entries", nameof(DeclineReason.NotWholeBytes))]
    [InlineData("used otherwise", nameof(DeclineReason.UsedOtherwise))]
    [InlineData("one axis", nameof(DeclineReason.NotAMatrix))]
    [InlineData("graph input", nameof(DeclineReason.IsGraphInput))]
    [InlineData("small", nameof(DeclineReason.TooSmall))]
    [InlineData("not finite", nameof(DeclineReason.NotFinite))]
    public void What_it_cannot_do_it_leaves_alone(string kind, string reason)
    {
        using Model model = MakeDeclined(kind).Build();
        byte[] before = Compressed.Bytes(model);

        Assert.False(Run(model, new BlockFormat(4, 32), out PassLog log));

        Assert.Equal(reason, Assert.Single(log.Decisions).Reason.ToString());
        Assert.Equal(before, Compressed.Bytes(model));
    }

    private static bool Run(Model model, BlockFormat format, out PassLog log) =>
        PassRunner.Run(model, [new BlockLookupsPass(format, new SquaredErrorFit(), SchemeContext.Empty)], log = new PassLog());

    private static GraphBuilder MakeDeclined(string kind) => kind switch
    {
        "other axis" => Lookup(new GraphBuilder(64, 1).Weight("t", 64, 64), NodeAttribute.Of("axis", 1L)),
        "odd entries" => Lookup(new GraphBuilder(1, 65).Weight("t", 64, 65)),
        "used otherwise" => Lookup(new GraphBuilder(1, 64).Weight("t", 64, 64).Node("MatMul", ["x", "t"], "p")),
        "one axis" => Lookup(new GraphBuilder(1).Weight("t", 2000)),
        "graph input" => Lookup(new GraphBuilder(1, 64).Weight("t", 64, 64).AlsoInput("t")),
        "small" => Lookup(new GraphBuilder(1, 4).Weight("t", 4, 4)),
        "not finite" => Lookup(new GraphBuilder(1, 64).Weight("t", [64, 64], [.. Enumerable.Repeat(1f, 4095), float.NegativeInfinity])),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static GraphBuilder Lookup(GraphBuilder builder, params NodeAttribute[] attributes) =>
        builder.Indices("i", 3).Node("Gather", ["t", "i"], "g", attributes).Node("Add", ["g", "x"], "y");
}
