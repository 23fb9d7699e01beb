using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// Gather of entries of a stored table, weights -> Cast [-> Mul(scale)] -> Gather, becomes Gather -> Cast [-> Mul]: only what is
/// picked is made float32, in each call, and not the whole table whenever the model is loaded. The numbers are the same.
/// </summary>
internal sealed class LateUnpackingPass : IModelPass
{
    public string Name => "LateUnpacking";

    public bool Run(Model model, PassLog log)
    {
        var names = new NameScope(model);
        bool modified = false;
        foreach (Node gather in model.Graph.Nodes.Where(n => n.Is("Gather")).ToArray())
        {
            if (gather.Inputs[0] is { } table && Find(model.Graph, table) is { } stored && Scale(stored, Axis(gather, stored.Bytes)) is { } scale)
            {
                Replace(model.Graph, gather, stored, scale, names);
                log.Done(Name, table.Name);
                modified = true;
            }
        }

        return modified;
    }

    private static Stored? Find(ModelGraph graph, Value table)
    {
        Node? multiply = table.Producer is { } producer && producer.Is("Mul") ? producer : null;
        Value? factor = multiply?.Inputs.FirstOrDefault(i => i!.Initializer is { ElementType: ElementType.Float32 });
        Value? unpacked = multiply is null ? table : multiply.Inputs.FirstOrDefault(i => i != factor);
        return (multiply is null || factor is not null)
            && unpacked?.Producer is { } cast && cast.Is("Cast")
            && cast.Inputs[0] is { Initializer: not null } bytes
            && table.Uses.All(u => u.Node.Is("Gather") && u.Index == 0 && u.Node.Graph == graph)
            && !graph.Inputs.Contains(bytes) && !(factor is not null && graph.Inputs.Contains(factor))
            && !graph.Outputs.Contains(table)
            ? new Stored(bytes, cast, factor)
            : null;
    }

    private static int Axis(Node gather, Value table)
    {
        long axis = gather.Attribute("axis")?.Int ?? 0;
        return (int)(axis < 0 ? axis + table.Initializer!.Rank : axis);
    }

    // What the picked entries are multiplied with; null where its place among the axes of the result depends on the rank of the indices.
    private static PickedScale? Scale(Stored stored, int axis)
    {
        if (stored.Factor?.Initializer is not { } factor)
        {
            return new PickedScale(null, IsPicked: false);
        }

        int rank = stored.Bytes.Initializer!.Rank;
        int[] varying = [.. Enumerable.Range(0, factor.Rank).Where(i => factor.Dimensions[i] != 1)];
        return varying switch
        {
            [] => new PickedScale(new Tensor(ElementType.Float32, [], factor.Bytes), IsPicked: false),
            [var a] when factor.Rank == rank && a == axis => new PickedScale(factor, IsPicked: true),
            [var a] when factor.Rank == rank && a > axis => new PickedScale(new Tensor(ElementType.Float32, factor.Dimensions[a..], factor.Bytes), IsPicked: false),
            _ => null,
        };
    }

    private static void Replace(ModelGraph graph, Node gather, Stored stored, PickedScale scale, NameScope names)
    {
        (Value indices, Value output) = (gather.Inputs[1]!, gather.Outputs[0]!);
        var nodes = new List<Node>();
        int index = graph.Remove(gather);
        Value picked = Pick(stored.Bytes);
        Value result = scale.Factor is null ? output : New("f32");
        nodes.Add(new Node("Cast", [picked], [result]) { Attributes = [.. stored.Cast.Attributes] });
        if (scale.Factor is { } factor)
        {
            Value factors = scale.IsPicked ? Pick(stored.Factor!) : graph.AddInitializer(New("scale"), factor);
            nodes.Add(new Node("Mul", [result, factors], [output]));
        }

        graph.Insert(index, nodes);

        Value Pick(Value table)
        {
            Value entries = New("picked");
            nodes.Add(new Node("Gather", [table, indices], [entries]) { Name = table == stored.Bytes ? gather.Name : "", Attributes = [.. gather.Attributes] });
            return entries;
        }

        Value New(string suffix) => new(names.Unique($"{output.Name}.{suffix}"));
    }

    private sealed record Stored(Value Bytes, Node Cast, Value? Factor);

    /// <param name="Factor">Null where there is none.</param>
    /// <param name="IsPicked">Whether each entry has its own.</param>
    private sealed record PickedScale(Tensor? Factor, bool IsPicked);
}
