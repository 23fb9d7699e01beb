using System.Text;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Tests.Verification;

/// <summary>What a subgraph sees is not copied for it: twice the graph costs twice as much, however many subgraphs it has.</summary>
public sealed class ScopeCostTests
{
    [Fact]
    public void Many_subgraphs_in_a_graph_of_many_values_cost_what_they_are() => AssertLinear(size => Wide(250 * size));

    [Fact]
    public void Subgraphs_in_each_other_cost_what_they_are() => AssertLinear(size => Deep(levels: 40, 25 * size));

    private static void AssertLinear(Func<int, string> text)
    {
        _ = Allocated(text(1));
        long one = Allocated(text(2));
        long four = Allocated(text(8));

        Assert.InRange(four, one, 6 * one);
    }

    private static long Allocated(string text)
    {
        using Model model = GraphTextReader.Read(text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(GraphVerifier.Verify(model));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Wide(int count)
    {
        var text = new StringBuilder("g (float[2] v0, bool c) => (y) {");
        for (int i = 0; i < count; i++)
        {
            text.Append($" v{i + 1} = If<then_branch = t () => (t) {{ t = Neg(v{i}) }}, else_branch = e () => (e) {{ e = Add(v0, v{i}) }}>(c)");
        }

        return text.Append($" y = Neg(v{count}) }}").ToString();
    }

    private static string Deep(int levels, int nodes)
    {
        string body = "";
        for (int level = levels; level >= 0; level--)
        {
            string chain = string.Concat(Enumerable.Range(0, nodes).Select(i => $" l{level}n{i + 1} = Neg({(i == 0 ? "x" : $"l{level}n{i}")})"));
            string inner = body.Length == 0
                ? $"y{level} = Neg(l{level}n{nodes})"
                : $"y{level} = If<then_branch = t () => (y{level + 1}) {{ {body} }}, else_branch = e () => (e) {{ e = Neg(x) }}>(c)";
            body = $"{chain} {inner}";
        }

        return $"g (float[2] x, bool c) => (y0) {{ {body} }}";
    }
}
