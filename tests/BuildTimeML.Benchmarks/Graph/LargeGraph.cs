using System.Globalization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Benchmarks.Graph;

/// <summary>Graphs of many small nodes, part of which simplification takes out.</summary>
internal static class LargeGraph
{
    private const int NodesPerBlock = 8;

    /// <param name="nodes">A multiple of eight.</param>
    public static Model Make(int nodes)
    {
        var graph = new ModelGraph("large");
        var type = new TensorType(ElementType.Float32, [Dimension.Named("n"), Dimension.Fixed(4)]);
        var value = new Value("x", type);
        graph.Inputs.Add(value);
        for (int i = 0; i < nodes / NodesPerBlock; i++)
        {
            value = AddBlock(graph, value, i);
        }

        value.Type = type;
        graph.Outputs.Add(value);
        return new Model(graph) { IrVersion = 10, Opsets = { new OpsetImport("", 21) } };
    }

    private static Value AddBlock(ModelGraph graph, Value value, int number)
    {
        string prefix = string.Create(CultureInfo.InvariantCulture, $"b{number}");
        Value bias = Next("Constant", [], NodeAttribute.Of("value", Tensor.Of(ElementType.Float32, [4], [number, 1f, 2f, 3f])));
        Value one = graph.AddInitializer(new Value($"{prefix}.one"), Tensor.Scalar(1));
        Value scaled = Next("Mul", [value, one]);
        Value added = Next("Add", [scaled, bias]);
        Value same = Next("Identity", [added]);
        Value turned = Next("Transpose", [same]);
        Value back = Next("Transpose", [turned]);
        Value positive = Next("Relu", [back]);
        return Next("Neg", [positive]);

        Value Next(string opType, Value[] inputs, params NodeAttribute[] attributes)
        {
            var output = new Value($"{prefix}.{opType}.{graph.Nodes.Count}");
            graph.Add(new Node(opType, inputs, [output]) { Attributes = [.. attributes] });
            return output;
        }
    }
}
