using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Pruning.Channels;

/// <summary>For each operator with a rule a model in which channels go through it, from the layer that makes them to one that uses them.</summary>
internal static class AxisRuleCases
{
    private static readonly NodeAttribute Pads = NodeAttribute.Of("pads", [1, 1, 1, 1]);

    public static IReadOnlyDictionary<string, Func<Model>> All { get; } = Make();

    private static Dictionary<string, Func<Model>> Make()
    {
        var cases = new Dictionary<string, Func<Model>>();
        foreach (string unary in new[]
        {
            "Abs", "Ceil", "Celu", "Cos", "Elu", "Erf", "Exp", "Floor", "HardSigmoid", "HardSwish", "Identity", "LeakyRelu", "Log", "Neg", "Reciprocal", "Relu",
            "Round", "Selu", "Sigmoid", "Sign", "Sin", "Softplus", "Softsign", "Sqrt", "Tanh", "ThresholdedRelu", "Clip", "Dropout", "GlobalAveragePool", "GlobalMaxPool",
        })
        {
            cases.Add(unary, () => Between(b => b.Node(unary, ["a"], "m")));
        }

        foreach (string binary in new[] { "Add", "Sub", "Mul", "Div", "Max", "Min", "Mean", "Sum", "Pow", "PRelu" })
        {
            cases.Add(binary, () => Between(b => b.Weight("k", [12, 1, 1], [.. Enumerable.Range(1, 12).Select(i => i / 4f)]).Node(binary, ["a", "k"], "m")));
        }

        foreach (string comparison in new[] { "Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual" })
        {
            cases.Add(comparison, () => Between(b => Threshold(b).Node(comparison, ["a", "k"], "t").Node("Cast", ["t"], "m", NodeAttribute.Of("to", 1))));
        }

        foreach (string logical in new[] { "And", "Or", "Xor" })
        {
            cases.Add(logical, () => Between(b => Threshold(b).Node("Greater", ["a", "k"], "t").Node("Less", ["a", "half"], "u").Node(logical, ["t", "u"], "v").Node("Cast", ["v"], "m", NodeAttribute.Of("to", 1))));
        }

        cases.Add("Not", () => Between(b => Threshold(b).Node("Greater", ["a", "k"], "t").Node("Not", ["t"], "u").Node("Cast", ["u"], "m", NodeAttribute.Of("to", 1))));
        cases.Add("Cast", () => Between(b => b.Node("Cast", ["a"], "d", NodeAttribute.Of("to", 11)).Node("Cast", ["d"], "m", NodeAttribute.Of("to", 1))));
        cases.Add("Where", () => Between(b => Threshold(b).Node("Greater", ["a", "k"], "t").Node("Neg", ["a"], "n").Node("Where", ["t", "a", "n"], "m")));
        cases.Add("Gelu", () => Between(b => b.Node("Gelu", ["a"], "m"), opset: 20));
        cases.Add("Mish", () => Between(b => b.Node("Mish", ["a"], "m"), opset: 18));
        AddLayers(cases);
        AddPerChannel(cases);
        AddAlongAxes(cases);
        AddMoving(cases);
        return cases;
    }

    private static void AddLayers(Dictionary<string, Func<Model>> cases)
    {
        cases.Add("Conv", () => Between(b => b.Weight("d", 24, 1, 3, 3).Weight("db", 24).Node("Conv", ["a", "d", "db"], "m", Pads, NodeAttribute.Of("group", 12)), width: 24));
        cases.Add("ConvTranspose", () => Between(b => b
            .Weight("d", 12, 1, 2, 2).Node("ConvTranspose", ["a", "d"], "e", NodeAttribute.Of("group", 12))
            .Weight("f", 12, 16, 2, 2).Weight("fb", 16).Node("ConvTranspose", ["e", "f", "fb"], "m"), width: 16));
        cases.Add("Gemm", () => new GraphBuilder(4, 6).Weight("w1", 6, 12).Weight("b1", 12).Node("Gemm", ["x", "w1", "b1"], "a")
            .Weight("w2", 10, 12).Weight("b2", 1, 10).Node("Gemm", ["a", "w2", "b2"], "m", NodeAttribute.Of("transB", 1)).Weight("w3", 10, 3).Node("Gemm", ["m", "w3"], "y").Build());
        cases.Add("MatMul", () => new GraphBuilder(2, 4, 6).Weight("q", 6, 12).Node("MatMul", ["x", "q"], "a").Weight("k", 6, 12).Node("MatMul", ["x", "k"], "b")
            .Node("Transpose", ["b"], "c", NodeAttribute.Of("perm", [0, 2, 1])).Weight("v", 6, 9).Node("MatMul", ["x", "v"], "d")
            .Node("MatMul", ["a", "c"], "s").Node("MatMul", ["s", "d"], "m").Weight("o", 9, 3).Node("MatMul", ["m", "o"], "y").Build());
        cases.Add("Gather", () => new GraphBuilder(2, 4).Node("Abs", ["x"], "p").Node("Cast", ["p"], "i", NodeAttribute.Of("to", 7)).Weight("e", 50, 12).Node("Gather", ["e", "i"], "a")
            .Indices("last", 3, 1).Node("Gather", ["a", "last"], "g", NodeAttribute.Of("axis", 1)).Weight("w", 12, 3).Node("MatMul", ["g", "w"], "y").Build());
    }

    private static void AddPerChannel(Dictionary<string, Func<Model>> cases)
    {
        float[] variance = [.. Enumerable.Range(1, 12).Select(i => 0.5f + (i / 10f))];
        cases.Add("BatchNormalization", () => Between(b => b.Weight("s", 12).Weight("t", 12).Weight("u", 12).Weight("v", [12], variance).Node("BatchNormalization", ["a", "s", "t", "u", "v"], "m")));
        cases.Add("InstanceNormalization", () => Between(b => b.Weight("s", 12).Weight("t", 12).Node("InstanceNormalization", ["a", "s", "t"], "m")));
        cases.Add("LayerNormalization", () => Between(b => b.Weight("s", 8, 8).Weight("t", 8, 8).Node("LayerNormalization", ["a", "s", "t"], "m", NodeAttribute.Of("axis", 2))));
        foreach (string pool in new[] { "MaxPool", "AveragePool", "LpPool" })
        {
            cases.Add(pool, () => Between(b => b.Node(pool, ["a"], "m", NodeAttribute.Of("kernel_shape", [2, 2]), NodeAttribute.Of("strides", [2, 2]))));
        }

        cases.Add("Pad", () => Between(b => b.Indices("p", 0, 0, 1, 2, 0, 0, 3, 0).Node("Pad", ["a", "p"], "m")));
        cases.Add("Resize", () => Between(b => b.Indices("z", 1, 12, 16, 16).Node("Resize", ["a", "", "", "z"], "m")));
        cases.Add("Upsample", () => Between(b => b.Node("Upsample", ["a"], "m", NodeAttribute.Of("scales", [1f, 1, 2, 2])), opset: 7));
    }

    private static void AddAlongAxes(Dictionary<string, Func<Model>> cases)
    {
        foreach (string softmax in new[] { "Softmax", "LogSoftmax" })
        {
            cases.Add(softmax, () => Between(b => b.Node(softmax, ["a"], "m", NodeAttribute.Of("axis", 3))));
        }

        foreach (string reduction in new[] { "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceL2" })
        {
            cases.Add(reduction, () => reduction == "ReduceSum"
                ? Between(b => b.Indices("r", 2, -1).Node(reduction, ["a", "r"], "m"))
                : Between(b => b.Node(reduction, ["a"], "m", NodeAttribute.Of("axes", [2, -1]))));
        }
    }

    private static void AddMoving(Dictionary<string, Func<Model>> cases)
    {
        cases.Add("Concat", () => Between(b => b.Weight("d", 8, 3, 3, 3).Node("Conv", ["x", "d"], "e", Pads).Node("Concat", ["a", "e", "a"], "m", NodeAttribute.Of("axis", 1)), width: 32));
        cases.Add("Split", () => Between(b => b.Indices("z", 5, 7).Weight("d", 9, 7, 1, 1).Weight("f", 9, 5, 1, 1).NodeOf("Split", ["a", "z"], ["p", "q"], NodeAttribute.Of("axis", 1))
            .Node("Conv", ["q", "d"], "r").Node("Conv", ["p", "f"], "s").Node("Add", ["r", "s"], "m"), width: 9));
        cases.Add("Slice", () => Between(b => b.Indices("from", 3, 1).Indices("to", 9223372036854775807, -1).Indices("axes", 1, 2).Node("Slice", ["a", "from", "to", "axes"], "m"), width: 9));
        cases.Add("Reshape", () => Flat(b => b.Indices("z", 0, 768).Node("Reshape", ["a", "z"], "m"), 768));
        cases.Add("Flatten", () => Flat(b => b.Node("Flatten", ["a"], "m"), 768));
        cases.Add("Transpose", () => new GraphBuilder(1, 3, 8, 8).Weight("w1", 12, 3, 3, 3).Node("Conv", ["x", "w1"], "a", Pads).Node("Transpose", ["a"], "m", NodeAttribute.Of("perm", [0, 2, 3, 1]))
            .Weight("w2", 12, 5).Node("MatMul", ["m", "w2"], "y").Build());
        cases.Add("Squeeze", () => Flat(b => b.Node("GlobalAveragePool", ["a"], "g").Indices("z", 2, 3).Node("Squeeze", ["g", "z"], "m"), 12));
        cases.Add("Unsqueeze", () => Flat(b => b.Node("GlobalAveragePool", ["a"], "g").Indices("z", 2, 3).Node("Squeeze", ["g", "z"], "s").Indices("u", 1).Node("Unsqueeze", ["s", "u"], "m"), 12));
        cases.Add("Expand", () => Between(b => b.Node("GlobalAveragePool", ["a"], "g").Indices("z", 1, 12, 4, 4).Node("Expand", ["g", "z"], "m")));
        cases.Add("Shape", () => Between(b => b.Node("Shape", ["a"], "s").Indices("two", 2).Node("Gather", ["s", "two"], "h").Node("Cast", ["h"], "f", NodeAttribute.Of("to", 1)).Node("Mul", ["a", "f"], "m")));
    }

    private static GraphBuilder Threshold(GraphBuilder builder) =>
        builder.Weight("k", [12, 1, 1], [.. Enumerable.Range(1, 12).Select(i => i / 13f)]).Weight("half", [1], [0.5f]);

    // Numbers between 0 and 1 go in, so that every operator is defined.
    private static Model Between(Func<GraphBuilder, GraphBuilder> operators, int width = 12, long opset = 17)
    {
        GraphBuilder builder = new GraphBuilder(1, 3, 8, 8).Weight("w1", 12, 3, 3, 3).Weight("b1", 12).Node("Conv", ["x", "w1", "b1"], "c", Pads).Node("Sigmoid", ["c"], "a");
        return operators(builder).Weight("w2", 5, width, 1, 1).Node("Conv", ["m", "w2"], "y").Build(opset);
    }

    private static Model Flat(Func<GraphBuilder, GraphBuilder> operators, int width)
    {
        GraphBuilder builder = new GraphBuilder(1, 3, 8, 8).Weight("w1", 12, 3, 3, 3).Weight("b1", 12).Node("Conv", ["x", "w1", "b1"], "c", Pads).Node("Sigmoid", ["c"], "a");
        return operators(builder).Weight("w2", width, 5).Node("MatMul", ["m", "w2"], "y").Build();
    }
}
