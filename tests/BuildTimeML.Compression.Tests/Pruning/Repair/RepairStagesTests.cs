using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Pruning.Repair;

public sealed class RepairStagesTests
{
    private const string Text = """
        net (float[2, 4] x) => (float[] y, float[] z) <float[4, 4] w = random(1)> {
          r = Relu(x) a = MatMul(r, w) b = MatMul(r, w) t = Add(a, b) y = MatMul(t, w) z = MatMul(x, w)
        }
        """;

    [Theory]
    [InlineData("r", "a", "a b | y")]
    [InlineData("", "a", "a | y")]
    [InlineData("t", "", "y")]
    [InlineData("z", "", "z")]
    [InlineData("", "", "")]
    public void A_layer_comes_after_those_that_change_what_it_sees(string moved, string loses, string stages)
    {
        using Model model = GraphTextReader.Read(Text);
        string[] layers = ["a", "b", "y", "z"];
        var plans = layers.ToDictionary(l => l, l => new LayerPlan(l, 1, l == loses ? [0, 1] : null, 4, null));

        IReadOnlyList<IReadOnlyList<Node>> found = RepairStages.Of(model, plans, n => n.Outputs[0]!.Name == moved, n => n.Is("MatMul"));

        Assert.Equal(stages, string.Join(" | ", found.Select(s => string.Join(' ', s.Select(n => n.Outputs[0]!.Name)))));
    }

    [Fact]
    public void What_follows_a_layer_that_cannot_be_repaired_makes_good_for_it()
    {
        using Model model = GraphTextReader.Read(Text);
        var plans = new Dictionary<string, LayerPlan> { ["a"] = new("a", 1, [0, 1], 4, null), ["y"] = new("y", 1, null, 4, null) };

        IReadOnlyList<IReadOnlyList<Node>> found = RepairStages.Of(model, plans, _ => false, n => n.Outputs[0]!.Name == "y");

        Assert.Equal("y", Assert.Single(Assert.Single(found)).Outputs[0]!.Name);
    }
}
