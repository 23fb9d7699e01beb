using System.Globalization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Serialization.Proto;
using BuildTimeML.Graph.Shapes;
using BuildTimeML.TestAssets;
using Google.Protobuf;
using Xunit.Abstractions;

namespace BuildTimeML.Graph.Tests.Shapes;

/// <summary>Inference from the inputs alone, compared with the outputs that the node tests of ONNX expect.</summary>
public sealed class CorpusShapeTests(ITestOutputHelper log)
{
    /// <summary>The outputs whose shape only running the model can tell, or that are not followed so far: they must not become more.</summary>
    [CorpusTheory]
    [InlineData(false, 150)]
    [InlineData(true, 42)]
    public void What_is_inferred_is_what_the_outputs_are(bool inputsAreConstants, int openOutputs)
    {
        var wrong = new List<string>();
        var open = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        int told = 0;
        foreach (string folder in NodeCorpus.Folders)
        {
            using Model model = ModelReader.Read(Path.Combine(folder, "model.onnx"));
            Undeclare(model);
            if (inputsAreConstants)
            {
                Fix(model, folder);
            }

            ShapeFacts facts = ShapeInference.Run(model);
            wrong.AddRange(facts.Contradictions.Select(p => $"{Path.GetFileName(folder)}: {p.Message}"));
            for (int i = 0; i < model.Graph.Outputs.Count; i++)
            {
                if (facts.Find(model.Graph.Outputs[i]) is { Kind: not FactKind.Tensor } || Expected(folder, i) is not { } expected)
                {
                    continue;
                }

                Value output = model.Graph.Outputs[i];
                ValueFact? fact = facts.Find(output);
                if (!Agrees(fact, expected))
                {
                    wrong.Add($"{Path.GetFileName(folder)}: {output.Producer} gives '{output.Name}' as {fact}, and it is {Describe(expected)}");
                }
                else if (facts.TryGetFixedShape(output, out _) && fact!.ElementType != ElementType.Undefined)
                {
                    told++;
                }
                else
                {
                    string op = output.Producer?.OpType ?? "input";
                    open.TryAdd(op, []);
                    open[op].Add($"{Path.GetFileName(folder)} {fact}");
                }
            }
        }

        log.WriteLine($"{told} outputs told, {open.Values.Sum(o => o.Count)} open, {wrong.Count} wrong");
        foreach ((string op, List<string> cases) in open)
        {
            log.WriteLine($"{op}: {cases.Count} ({string.Join("; ", cases)})");
        }

        log.WriteLine(string.Join('\n', wrong));
        Assert.Empty(wrong);
        Assert.InRange(open.Values.Sum(o => o.Count), 0, openOutputs);
    }

    [CorpusTheory]
    [InlineData(793)]
    public void Dimensions_that_are_symbols_give_what_the_outputs_are(int toldOutputs)
    {
        var wrong = new List<string>();
        int told = 0;
        foreach (string folder in NodeCorpus.Folders)
        {
            using Model model = ModelReader.Read(Path.Combine(folder, "model.onnx"));
            Undeclare(model);
            Dictionary<string, long> sizes = NameDimensions(model);
            ShapeFacts facts = ShapeInference.Run(model);
            wrong.AddRange(facts.Contradictions.Select(p => $"{Path.GetFileName(folder)}: {p.Message}"));
            for (int i = 0; i < model.Graph.Outputs.Count; i++)
            {
                if (facts.Find(model.Graph.Outputs[i])?.Shape is not { } shape || Expected(folder, i) is not { } expected)
                {
                    continue;
                }

                long?[] evaluated = [.. shape.Select(d => Evaluate(d, sizes))];
                told += evaluated.All(d => d is not null) ? 1 : 0;
                if (evaluated.Length != expected.Dims.Count || evaluated.Zip(expected.Dims).Any(p => p.First is { } dim && dim != p.Second))
                {
                    wrong.Add($"{Path.GetFileName(folder)}: {model.Graph.Outputs[i].Producer} gives [{string.Join(", ", shape)}], and it is {Describe(expected)}");
                }
            }
        }

        log.WriteLine($"{told} outputs told, {wrong.Count} wrong\n{string.Join('\n', wrong)}");
        Assert.Empty(wrong);
        Assert.True(told >= toldOutputs, $"only {told} outputs are told");
    }

    private static Dictionary<string, long> NameDimensions(Model model)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach ((int index, Value input) in model.Graph.Inputs.Index())
        {
            if (input.Type is TensorType { Shape: { } shape } type)
            {
                input.Type = new TensorType(type.ElementType, [.. shape.Select((d, axis) =>
                {
                    if (d.Value is not > 1)
                    {
                        return d;
                    }

                    sizes.Add($"i{index}a{axis}", d.Value.Value);
                    return Dimension.Named($"i{index}a{axis}");
                })]);
            }
        }

        return sizes;
    }

    // Null for what holds other symbols than dimensions of the inputs.
    private static long? Evaluate(Dim dim, Dictionary<string, long> sizes)
    {
        long sum = 0;
        foreach (string term in dim.ToString().Split(" + "))
        {
            long product = 1;
            foreach (string factor in term.Split('*'))
            {
                if (!sizes.TryGetValue(factor, out long value) && !long.TryParse(factor, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
                {
                    return null;
                }

                product *= value;
            }

            sum += product;
        }

        return sum;
    }

    private static void Undeclare(Model model)
    {
        foreach (Value value in model.Graph.Outputs.Concat(model.Graph.TypedValues).Where(v => v.Producer is not null))
        {
            value.Type = null;
        }
    }

    private static void Fix(Model model, string folder)
    {
        foreach ((int index, Value input) in model.Graph.Inputs.Index().ToArray())
        {
            string path = Path.Combine(folder, "test_data_set_0", $"input_{index}.pb");
            if (input.Type is TensorType && input.Initializer is null && File.Exists(path))
            {
                var holder = new ModelProto { IrVersion = 8, Graph = new GraphProto { Initializer = { TensorProto.Parser.ParseFrom(File.ReadAllBytes(path)) } } };
                model.Graph.AddInitializer(input, ModelReader.Read(holder.ToByteArray()).Graph.Initializers[0].Initializer!);
            }
        }

        model.Graph.Inputs.RemoveAll(i => i.Initializer is not null);
    }

    // The files keep bfloat16 as what it has in common with uint16: its bits.
    private static bool Agrees(ValueFact? fact, TensorProto expected) => fact is null || (fact.ElementType is var type && (type == ElementType.Undefined || (int)type == expected.DataType || (type == ElementType.BFloat16 && expected.DataType == (int)ElementType.UInt16))
        && (fact.Shape is null || (fact.Shape.Count == expected.Dims.Count && fact.Shape.Zip(expected.Dims).All(p => p.First.Constant is null || p.First.Constant == p.Second))));

    // Sequences and optionals are files of other messages, which do not read as a tensor with a type.
    private static TensorProto? Expected(string folder, int index)
    {
        string path = Path.Combine(folder, "test_data_set_0", $"output_{index}.pb");
        try
        {
            TensorProto? proto = File.Exists(path) ? TensorProto.Parser.ParseFrom(File.ReadAllBytes(path)) : null;
            return proto is { DataType: > 0 } ? proto : null;
        }
        catch (Google.Protobuf.InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static string Describe(TensorProto tensor) => $"{ElementTypes.NameOf((ElementType)tensor.DataType)} [{string.Join(", ", tensor.Dims)}]";
}
