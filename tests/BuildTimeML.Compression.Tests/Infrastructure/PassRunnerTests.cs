using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Infrastructure;

public sealed class PassRunnerTests
{
    [Fact]
    public void A_pass_that_leaves_an_invalid_graph_is_named_with_those_before_it()
    {
        Model model = new GraphBuilder(2, 64).Weight("w", 64, 32).Node("MatMul", ["x", "w"], "y").Build();

        var failure = Assert.Throws<PassFailedException>(() => PassRunner.Run(model, [new UntangleInitializersPass(), new RemovesAWeight()], new PassLog()));

        Assert.Equal("RemovesAWeight", failure.Pass);
        Assert.Equal(["UntangleInitializers"], failure.Before);
        Assert.Contains("MatMul 'y' uses 'w', which no node, input or initializer gives", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pass_that_throws_is_named()
    {
        Model model = new GraphBuilder(2, 64).Node("Identity", ["x"], "y").Build();

        var failure = Assert.Throws<PassFailedException>(() => PassRunner.Run(model, [new Throws()], new PassLog()));

        Assert.Equal("the pass Throws failed (the first one): no reason", failure.Message);
    }

    private sealed class RemovesAWeight : IModelPass
    {
        public string Name => nameof(RemovesAWeight);

        public bool Run(Model model, PassLog log)
        {
            model.Graph.RemoveInitializer(model.Graph.Initializers[0]);
            return true;
        }
    }

    private sealed class Throws : IModelPass
    {
        public string Name => nameof(Throws);

        public bool Run(Model model, PassLog log) => throw new InvalidOperationException("no reason");
    }
}
