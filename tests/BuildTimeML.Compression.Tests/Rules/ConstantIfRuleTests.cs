using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Rules;

public sealed class ConstantIfRuleTests
{
    [Theory]
    [InlineData(true, "Neg")]
    [InlineData(false, "Mul")]
    public void The_branch_that_is_taken_takes_its_place(bool condition, string operators)
    {
        using Model model = Make(condition);
        byte[] original = Compressed.Bytes(model);

        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());

        Assert.Equal(operators, string.Join(' ', model.Graph.Nodes.Select(n => n.OpType)));
        Assert.Equal("y", Assert.Single(model.Graph.Outputs).Name);
        Rewriting.AssertEquivalent(original, Compressed.Bytes(model), tolerance: 0);
    }

    [Fact]
    public void A_condition_that_the_caller_gives_is_left()
    {
        using Model model = Make(condition: true);
        model.Graph.Inputs.Add(model.Graph.Initializers[0]);
        var log = new PassLog();

        Assert.False(new RewritePass([new Compression.Rules.ConstantIfRule()]).Run(model, log));

        Assert.Equal(DeclineReason.NotConstant, Assert.Single(log.Declined).Reason);
    }

    // Both branches use the input, and names that the other uses too.
    private static Model Make(bool condition)
    {
        var input = new Value("x", new TensorType(ElementType.Float32, [Dimension.Fixed(3)]));
        var output = new Value("y", new TensorType(ElementType.Float32, [Dimension.Fixed(3)]));
        var graph = new ModelGraph("test");
        graph.Inputs.Add(input);
        graph.Outputs.Add(output);
        Value flag = graph.AddInitializer(new Value("flag", new TensorType(ElementType.Bool, [])), Tensor.Of(ElementType.Bool, [], [condition]));
        var then = new ModelGraph("then");
        then.Add(new Node("Neg", [input], [Result(then)]));
        var otherwise = new ModelGraph("else");
        Value two = otherwise.AddInitializer(new Value("two"), Tensor.Scalar(2));
        otherwise.Add(new Node("Mul", [input, two], [Result(otherwise)]));
        graph.Add(new Node("If", [flag], [output]) { Attributes = [NodeAttribute.Of("then_branch", then), NodeAttribute.Of("else_branch", otherwise)] });
        var model = new Model(graph) { IrVersion = 8 };
        model.Opsets.Add(new OpsetImport("", 17));
        return model;
    }

    private static Value Result(ModelGraph branch)
    {
        var result = new Value("result", new TensorType(ElementType.Float32, [Dimension.Fixed(3)]));
        branch.Outputs.Add(result);
        return result;
    }
}
