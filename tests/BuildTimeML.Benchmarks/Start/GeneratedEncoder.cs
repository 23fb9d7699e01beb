using System.Globalization;
using System.Runtime.InteropServices;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Benchmarks.Start;

/// <summary>An encoder in the form that exporters give BERT, with weights of any values: 42 million of them, 170 MB. Always the same bytes.</summary>
internal sealed class GeneratedEncoder
{
    public const int Length = 32;
    public const int Classes = 4;

    private const int Vocabulary = 32768;
    private const int Width = 512;
    private const int Heads = 8;
    private const int Inner = 2048;
    private const int Layers = 8;

    private readonly ModelGraph _graph = new("encoder");
    private readonly Random _random = new(1);
    private int _count;

    private GeneratedEncoder()
    {
    }

    /// <param name="path">Where the model goes, in one file.</param>
    public static void Write(string path)
    {
        using var model = new Model(new GeneratedEncoder().Make()) { IrVersion = 8, Opsets = { new OpsetImport("", 17) } };
        ModelWriter.WriteFile(model, path, flushToDisk: false);
    }

    private ModelGraph Make()
    {
        var tokens = new Value("tokens", new TensorType(ElementType.Int64, [Dimension.Fixed(1), Dimension.Fixed(Length)]));
        _graph.Inputs.Add(tokens);
        Value hidden = Add(Op("Gather", Weight(0.1f, Vocabulary, Width), tokens), Weight(0.1f, Length, Width));
        hidden = Normalize(hidden);
        for (int layer = 0; layer < Layers; layer++)
        {
            hidden = Normalize(Add(hidden, Attention(hidden)));
            hidden = Normalize(Add(hidden, Dense(Gelu(Dense(hidden, Width, Inner)), Inner, Width)));
        }

        Value first = Op("Gather", [hidden, Integers(0)], NodeAttribute.Of("axis", 1L));
        Value logits = Dense(Op("Squeeze", first, Integers(1)), Width, Classes);
        logits.Type = new TensorType(ElementType.Float32, [Dimension.Fixed(1), Dimension.Fixed(Classes)]);
        _graph.Outputs.Add(logits);
        return _graph;
    }

    private Value Attention(Value hidden)
    {
        Value query = SplitHeads(Dense(hidden, Width, Width), 0, 2, 1, 3);
        Value key = SplitHeads(Dense(hidden, Width, Width), 0, 2, 3, 1);
        Value value = SplitHeads(Dense(hidden, Width, Width), 0, 2, 1, 3);
        Value scores = Op("Div", Op("MatMul", query, key), Number(MathF.Sqrt(Width / Heads)));
        Value context = Op("MatMul", Op("Softmax", [scores], NodeAttribute.Of("axis", -1L)), value);
        Value joined = Op("Transpose", [context], NodeAttribute.Of("perm", new long[] { 0, 2, 1, 3 }));
        return Dense(Op("Reshape", joined, Integers(1, Length, Width)), Width, Width);
    }

    private Value SplitHeads(Value value, params long[] order) =>
        Op("Transpose", [Op("Reshape", value, Integers(1, Length, Heads, Width / Heads))], NodeAttribute.Of("perm", order));

    private Value Dense(Value value, int from, int to) => Add(Op("MatMul", value, Weight(1 / MathF.Sqrt(from), from, to)), Weight(0.1f, to));

    private Value Normalize(Value value) => Op("LayerNormalization", [value, Weight(1, Width), Weight(0.1f, Width)], NodeAttribute.Of("axis", -1L));

    private Value Gelu(Value value)
    {
        Value error = Op("Erf", Op("Div", value, Number(MathF.Sqrt(2))));
        return Op("Mul", Op("Mul", value, Add(error, Number(1))), Number(0.5f));
    }

    private Value Add(Value left, Value right) => Op("Add", left, right);

    private Value Number(float number) => Constant(Tensor.Scalar(number));

    private Value Integers(params long[] numbers) => Constant(Tensor.Of(ElementType.Int64, [numbers.Length], numbers));

    /// <param name="scale">The largest of them.</param>
    /// <param name="dimensions">The shape.</param>
    private Value Weight(float scale, params long[] dimensions)
    {
        byte[] bytes = new byte[dimensions.Aggregate(sizeof(float), (long size, long dimension) => size * dimension)];
        foreach (ref float weight in MemoryMarshal.Cast<byte, float>(bytes.AsSpan()))
        {
            weight = scale * ((2 * _random.NextSingle()) - 1);
        }

        return Constant(new Tensor(ElementType.Float32, dimensions, bytes));
    }

    private Value Constant(Tensor tensor) => _graph.AddInitializer(new Value(Name("c")), tensor);

    private Value Op(string opType, params Value[] inputs) => Op(opType, inputs, []);

    private Value Op(string opType, Value[] inputs, params NodeAttribute[] attributes)
    {
        var output = new Value(Name(opType));
        _graph.Add(new Node(opType, inputs, [output]) { Attributes = [.. attributes] });
        return output;
    }

    private string Name(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}_{_count++}");
}
