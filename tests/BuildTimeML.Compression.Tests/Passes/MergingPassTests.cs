using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Passes;

/// <summary>Passes that keep one of what there is twice, and none of what nothing needs.</summary>
public sealed class MergingPassTests
{
    [Fact]
    public void Nodes_that_compute_the_same_become_one() => Rewriting.AssertBecomes(
        [new CommonSubexpressionsPass()],
        () => new GraphBuilder(2, 3).Node("Neg", ["x"], "a").Node("Neg", ["x"], "b").Node("Exp", ["a"], "c").Node("Exp", ["b"], "d").Node("Add", ["c", "d"], "y"), "Neg Exp Add", tolerance: 0);

    [Fact]
    public void Nodes_with_other_attributes_stay() => Rewriting.AssertBecomes(
        [new CommonSubexpressionsPass()],
        () => new GraphBuilder(2, 3).Node("LeakyRelu", ["x"], "a", NodeAttribute.Of("alpha", 0.1f)).Node("LeakyRelu", ["x"], "b", NodeAttribute.Of("alpha", 0.2f)).Node("Add", ["a", "b"], "y"), "LeakyRelu LeakyRelu Add", tolerance: 0);

    [Fact]
    public void Draws_of_random_numbers_stay()
    {
        using Model model = new GraphBuilder(2, 3).Node("RandomNormalLike", ["x"], "a").Node("RandomNormalLike", ["x"], "b").Node("Sub", ["a", "b"], "y").Build();

        Assert.False(new CommonSubexpressionsPass().Run(model, new PassLog()));
    }

    [Fact]
    public void Outputs_keep_their_names() => Rewriting.AssertBecomes(
        [new CommonSubexpressionsPass()], () => new GraphBuilder(2, 3).Node("Neg", ["x"], "a").AlsoOutput("a").Node("Neg", ["x"], "y"), "Neg Neg", tolerance: 0);

    [Fact]
    public void Equal_initializers_become_one()
    {
        using Model model = new GraphBuilder(2, 2).Weight("a", [2], [1, 2]).Weight("b", [2], [1, 2]).Weight("c", [2], [1, 3]).Weight("d", [1, 2], [1, 2])
            .Node("Sum", ["x", "a", "b", "c", "d"], "y").Build();

        Assert.True(new EqualInitializersPass().Run(model, new PassLog()));

        Assert.Equal(["a", "c", "d"], model.Graph.Initializers.Select(i => i.Name));
        Assert.Equal(["x", "a", "a", "c", "d"], model.Graph.Nodes[0].Inputs.Select(i => i!.Name));
    }

    [Fact]
    public void Large_initializers_that_differ_between_the_samples_stay()
    {
        float[] ones = [.. Enumerable.Repeat(1f, 10_000)];
        using Model model = new GraphBuilder(1).Weight("a", [10_000], ones).Weight("b", [10_000], [.. ones[..700], 2, .. ones[701..]]).Weight("c", [10_000], ones).Node("Sum", ["x", "a", "b", "c"], "y").Build();

        Assert.True(new EqualInitializersPass().Run(model, new PassLog()));

        Assert.Equal(["a", "b"], model.Graph.Initializers.Select(i => i.Name));
    }

    [Fact]
    public void Tensors_in_pieces_are_compared_whatever_the_pieces_are()
    {
        byte[] bytes = [.. Enumerable.Range(0, 4000).Select(i => (byte)i)];
        using Model model = new GraphBuilder(1).Weight("a", 1).Weight("b", 1).Weight("c", 1).Node("Sum", ["x", "a", "b", "c"], "y").Build();
        foreach ((Value value, int cut) in model.Graph.Initializers.ToArray().Zip([1000, 2500, 1]))
        {
            byte[] own = [.. bytes];
            own[3999] = (byte)(cut == 1 ? 0 : 1);
            model.Graph.RemoveInitializer(value);
            model.Graph.AddInitializer(value, new Tensor(ElementType.Float32, [1000], Piece.Join(own.AsMemory(0, cut), own.AsMemory(cut))));
        }

        Assert.True(new EqualInitializersPass().Run(model, new PassLog()));

        Assert.Equal(["a", "c"], model.Graph.Initializers.Select(i => i.Name));
    }

    [Fact]
    public void Dead_code_goes_with_its_weights()
    {
        using Model model = new GraphBuilder(2, 2).Weight("w", 2, 2).Node("MatMul", ["x", "w"], "m").Node("Neg", ["m"], "n").Node("Relu", ["x"], "y").Build();

        Assert.True(new DeadCodePass().Run(model, new PassLog()));

        Assert.Equal("Relu", Assert.Single(model.Graph.Nodes).OpType);
        Assert.Empty(model.Graph.Initializers);
        Assert.Equal("x", Assert.Single(model.Graph.Inputs).Name);
    }

    [Fact]
    public void Constants_become_initializers_and_those_that_are_outputs_stay()
    {
        using Model model = new GraphBuilder(2).Node("Constant", [], "c", NodeAttribute.Of("value_float", 2f)).Node("Constant", [], "o", NodeAttribute.Of("value", Tensor.Scalar(3))).AlsoOutput("o")
            .Node("Mul", ["x", "c"], "y").Build();
        byte[] original = Compressed.Bytes(model);

        Assert.True(new ConstantNodesPass().Run(model, new PassLog()));

        Assert.Equal(["Constant", "Mul"], model.Graph.Nodes.Select(n => n.OpType));
        Rewriting.AssertEquivalent(original, Compressed.Bytes(model), tolerance: 0);
    }
}
