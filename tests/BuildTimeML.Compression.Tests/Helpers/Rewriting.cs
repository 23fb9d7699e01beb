using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>Applies rules and passes to small models, and holds what comes out against the original on the engine.</summary>
internal static class Rewriting
{
    /// <summary>The rule rewrites, what is left are the operators, and both compute the same.</summary>
    public static void AssertRewrites(IRewriteRule rule, Func<GraphBuilder> make, string operators, double tolerance, long opset = 17)
    {
        PassLog log = AssertBecomes([new RewritePass([rule]), new DeadCodePass()], make, operators, tolerance, opset);

        Assert.Contains(log.Decisions, d => d.Pass == rule.Name && d.Reason is null);
    }

    public static void AssertDeclines(IRewriteRule rule, Func<GraphBuilder> make, DeclineReason? reason, long opset = 17)
    {
        using Model model = make().Build(opset);
        byte[] before = Compressed.Bytes(model);
        var log = new PassLog();

        Assert.False(new RewritePass([rule]).Run(model, log));

        Assert.Equal(reason is null ? [] : [reason], log.Declined.Select(d => d.Reason));
        Assert.Equal(before, Compressed.Bytes(model));
    }

    public static PassLog AssertBecomes(IReadOnlyList<IModelPass> passes, Func<GraphBuilder> make, string operators, double tolerance, long opset = 17)
    {
        using Model model = make().Build(opset);
        byte[] original = Compressed.Bytes(model);
        var log = new PassLog();

        PassRunner.Run(model, passes, log);

        Assert.Equal(operators, string.Join(' ', model.Graph.Nodes.Select(n => n.OpType)));
        AssertEquivalent(original, Compressed.Bytes(model), tolerance);
        return log;
    }

    public static void AssertEquivalent(byte[] original, byte[] rewritten, double tolerance)
    {
        OutputValues[] expected = Engine.Run(original);
        OutputValues[] actual = Engine.Run(rewritten);
        Assert.Equal(expected.Select(o => (o.Name, o.ElementType)), actual.Select(o => (o.Name, o.ElementType)));
        Assert.All(expected.Zip(actual), pair =>
        {
            Assert.Equal(pair.First.Shape, pair.Second.Shape);
            Assert.Equal(pair.First.Bytes, pair.Second.Bytes);
            Assert.InRange(EquivalenceCheck.Relative(pair.First.Numbers, pair.Second.Numbers), 0, tolerance);
        });
    }
}
