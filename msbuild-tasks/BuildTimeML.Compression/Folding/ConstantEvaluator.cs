using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Graph.Ir.ElementType;
using EngineType = BuildTimeML.Runtime.ElementType;

namespace BuildTimeML.Compression.Folding;

/// <summary>Computes constant nodes on the engine: one small model of all of them, run once, or several where their constants are large.</summary>
internal sealed class ConstantEvaluator(Model model)
{
    private const long LargestModel = 1 << 27;

    /// <param name="nodes">Constant nodes, in topological order.</param>
    /// <param name="wanted">Outputs of theirs.</param>
    /// <returns>Those that the engine computes, and that are tensors of numbers.</returns>
    public IReadOnlyDictionary<Value, Tensor> Evaluate(IReadOnlyList<Node> nodes, IReadOnlyList<Value> wanted)
    {
        var results = new Dictionary<Value, Tensor>();
        Evaluate(nodes, wanted, results);
        return results;
    }

    // Where the engine refuses the whole, or values of two subgraphs share a name, each half is tried by itself, so that one node of many does not spoil it for the rest.
    private void Evaluate(IReadOnlyList<Node> nodes, IReadOnlyList<Value> wanted, Dictionary<Value, Tensor> results)
    {
        if (wanted.Count == 0 || TryRun(nodes, wanted, results) || wanted.Count == 1)
        {
            return;
        }

        int half = wanted.Count / 2;
        Evaluate(nodes, [.. wanted.Take(half)], results);
        Evaluate(nodes, [.. wanted.Skip(half)], results);
    }

    private bool TryRun(IReadOnlyList<Node> nodes, IReadOnlyList<Value> wanted, Dictionary<Value, Tensor> results)
    {
        try
        {
            using Model part = new ConstantModel(model).Make(nodes, wanted);
            if (part.Graph.Initializers.Sum(i => i.Initializer!.ByteSize) > LargestModel)
            {
                return false;
            }

            Run(part, wanted, results);
            return true;
        }
        catch (Exception e) when (e is OnnxRuntimeException or ArgumentException)
        {
            return false;
        }
    }

    private static void Run(Model part, IReadOnlyList<Value> wanted, Dictionary<Value, Tensor> results)
    {
        using var stream = new MemoryStream();
        ModelWriter.Write(part, stream);

        // As written: what the engine would rewrite here it rewrites in the model just as well.
        var options = new ModelOptions { IntraOpThreads = 1, Optimization = GraphOptimization.None };
        using var session = ModelSession.Load(stream.GetBuffer().AsSpan(0, (int)stream.Length), options);
        NamedTensor[] outputs = [.. wanted.Select(w => new NamedTensor(w.Name, new EngineOutput()))];
        using var call = new ModelCall(session, [], outputs);
        call.Run();
        foreach ((Value value, NamedTensor output) in wanted.Zip(outputs))
        {
            if (ToTensor((EngineOutput)output.Tensor) is { } tensor)
            {
                results[value] = tensor;
            }
        }
    }

    private static Tensor? ToTensor(EngineOutput output) => output.ElementType switch
    {
        EngineType.Float32 => Copy<float>(output),
        EngineType.Float64 => Copy<double>(output),
        EngineType.Float16 => Copy<Half>(output),
        EngineType.Bool => Copy<bool>(output),
        EngineType.Int8 => Copy<sbyte>(output),
        EngineType.UInt8 => Copy<byte>(output),
        EngineType.Int16 => Copy<short>(output),
        EngineType.UInt16 => Copy<ushort>(output),
        EngineType.Int32 => Copy<int>(output),
        EngineType.UInt32 => Copy<uint>(output),
        EngineType.Int64 => Copy<long>(output),
        EngineType.UInt64 => Copy<ulong>(output),
        _ => null,
    };

    private static Tensor Copy<T>(EngineOutput output)
        where T : unmanaged => Tensor.Of((ElementType)(int)output.ElementType, output.Shape, output.View<T>().Data.ToArray());
}
