using System.Runtime.InteropServices;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Pruning.Channels;

/// <summary>Takes every third channel of each group out of a model, once no layer uses it: the outputs have to stay.</summary>
internal static class UnusedChannels
{
    /// <param name="model">Is pruned afterwards.</param>
    /// <param name="tolerance">Of each output's largest element.</param>
    public static void Remove(Model model, double tolerance)
    {
        DependencyGraph graph = DependencyGraph.Of(model);
        int[] units = [.. graph.Groups.SelectMany(g => g.Units.Where((_, i) => i % 3 == 1))];
        Removal removal = graph.Remove(units);
        Assert.NotEmpty(units);
        foreach (WeightBinding binding in graph.Groups.SelectMany(Users).Distinct())
        {
            Clear(binding.Node.Inputs[binding.Input]!.Initializer!, binding.Axis, i => removal.IsRemoved(binding.Map[i]));
        }

        OutputValues[] before = Engine.Run(Compressed.Bytes(model));
        double predicted = graph.MultiplyAdds(removal);
        graph.Apply(removal);
        OutputValues[] after = Engine.Run(Compressed.Bytes(model));

        Assert.Equal(predicted, BuildTimeML.Compression.Pruning.MultiplyAdds.Of(model), 1e-6);
        Assert.All(before.Zip(after), pair =>
        {
            Assert.Equal(pair.First.Shape, pair.Second.Shape);
            double limit = tolerance * pair.First.Numbers!.Max(Math.Abs);
            Assert.InRange(pair.First.Numbers!.Zip(pair.Second.Numbers!).Max(n => Math.Abs(n.First - n.Second)), 0, limit);
        });
    }

    // Where two activations are multiplied over the channels, what makes them has to be 0 instead.
    private static IEnumerable<WeightBinding> Users(ChannelGroup group)
    {
        WeightRole role = group.Bindings.Any(b => b.Role == WeightRole.Consumer) ? WeightRole.Consumer : WeightRole.Source;
        return group.Bindings.Where(b => b.Role == role);
    }

    private static void Clear(Tensor tensor, int axis, Func<int, bool> isGone)
    {
        int length = (int)tensor.Dimensions[axis];
        int inner = (int)Shape.ElementCount(tensor.Dimensions[(axis + 1)..]);
        Span<float> elements = MemoryMarshal.Cast<byte, float>(MemoryMarshal.AsMemory(tensor.Data).Span);
        for (int i = 0; i < elements.Length; i++)
        {
            if (isGone(i / inner % length))
            {
                elements[i] = 0;
            }
        }
    }
}
