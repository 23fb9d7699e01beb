using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class KeptFloatTests
{
    [Theory]
    [InlineData("Float16")]
    [InlineData("BFloat16")]
    [InlineData("Int8WeightOnly")]
    [InlineData("Int4")]
    public void What_a_precision_lists_as_its_layers_can_be_kept_in_float32(string precision)
    {
        PassLog log = Run(precision, SchemeContext.Empty);
        Assert.NotEmpty(log.Layers);

        PassLog kept = Run(precision, SchemeContext.Empty with { KeptFloat = log.Layers.ToHashSet() });

        Assert.Empty(kept.Layers);
        Assert.Contains(kept.Declined, d => d.Reason == DeclineReason.KeptFloat);
    }

    // A product of one row, one of many, and a lookup.
    private static PassLog Run(string precision, SchemeContext context)
    {
        using Model model = new GraphBuilder(1, 64).Weight("w", 64, 64).Weight("v", 64, 64).Weight("t", 90, 64).Indices("i", [.. Enumerable.Range(0, 20).Select(i => (long)i)])
            .Node("MatMul", ["x", "w"], "h").Node("Gather", ["t", "i"], "g").Node("Add", ["h", "g"], "s").Node("MatMul", ["s", "v"], "y").Build();
        var log = new PassLog();
        PassRunner.Run(model, SchemeTable.Find(precision)!.Passes(context), log);
        return log;
    }
}
