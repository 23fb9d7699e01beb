using System.Globalization;
using BuildTimeML.Compression.Training;
using BuildTimeML.Compression.Training.Batches;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>Writes a network for PyTorch: its nodes as lines, its weights and what it is trained with as arrays.</summary>
internal static class TorchNetwork
{
    /// <param name="folder">Receives the files.</param>
    /// <param name="model">Of the operators that the script knows.</param>
    /// <param name="setup">The same network, ready to be trained: it gives the images and the targets.</param>
    public static void Write(string folder, Model model, TrainingSetup setup)
    {
        var names = new Dictionary<Value, string> { [model.Graph.Inputs[0]] = "input" };
        var lines = new List<string>();
        foreach (Node node in model.Graph.Nodes)
        {
            Value?[] operands = node.Is("Clip") ? [node.Inputs[0]] : [.. node.Inputs];
            lines.Add($"{node.OpType} {Name(node.Outputs[0]!, names)} {string.Join(',', operands.Select(i => Name(i!, names)))} {Attributes(node)}".TrimEnd());
        }

        File.WriteAllLines(Path.Combine(folder, "network.txt"), lines);
        foreach ((Value weight, string name) in names.Where(n => n.Key.Initializer is not null))
        {
            NpyWriter.Write(Path.Combine(folder, name + ".npy"), weight.Initializer!.Dimensions, weight.Initializer.Elements<float>());
        }

        WriteRows(folder, setup.Rows);
    }

    private static void WriteRows(string folder, IRowSource rows)
    {
        int[] all = [.. Enumerable.Range(0, rows.Count)];
        ModelTensor[] tensors = [.. rows.Layouts.Select(l => l.Create(all.Length))];
        rows.Read(all, tensors, CancellationToken.None);
        foreach ((string name, ModelTensor tensor) in ((string[])["images", "targets"]).Zip(tensors))
        {
            NpyWriter.Write(Path.Combine(folder, name + ".npy"), tensor.Shape, ((TensorBuffer<float>)tensor).Data);
            tensor.Dispose();
        }
    }

    private static string Name(Value value, Dictionary<Value, string> names)
    {
        if (!names.TryGetValue(value, out string? name))
        {
            names.Add(value, name = "v" + names.Count.ToString(CultureInfo.InvariantCulture));
        }

        return name;
    }

    private static string Attributes(Node node) => node.OpType switch
    {
        "Conv" => $"{Numbers(node, "strides")} {Numbers(node, "pads")} {node.Attribute("group")?.Int ?? 1}",
        "Clip" => string.Create(CultureInfo.InvariantCulture, $"{node.Inputs[1]!.Initializer!.Elements<float>()[0]} {node.Inputs[2]!.Initializer!.Elements<float>()[0]}"),
        "ReduceMean" => $"{Numbers(node, "axes")} {node.Attribute("keepdims")?.Int ?? 1}",
        _ => "",
    };

    private static string Numbers(Node node, string attribute) => string.Join(',', node.Attribute(attribute)!.Ints!);
}
