using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>Where the constant is that is added to the outputs of a layer.</summary>
/// <param name="Node">The layer itself, or the Add that follows a MatMul.</param>
/// <param name="Input">Which of its inputs; one more than it has where a layer without a bias can get one.</param>
internal sealed record LayerBias(Node Node, int Input)
{
    /// <returns>Null where there is none and none can be added.</returns>
    public static LayerBias? Of(Node layer, int outputs)
    {
        if (layer.OpType is "Conv" or "ConvTranspose" or "Gemm")
        {
            return layer.Attribute("beta")?.Float is null or 1 && (layer.Input(2) is not { } bias || IsBias(bias, outputs)) ? new LayerBias(layer, 2) : null;
        }

        return layer.Outputs[0]!.Uses is [{ Node: { OpType: "Add", Domain: "" } add } use] && add.Input(1 - use.Index) is { } other && IsBias(other, outputs)
            ? new LayerBias(add, 1 - use.Index)
            : null;
    }

    public double[] Read(int outputs) => Node.Input(Input)?.Initializer is { } tensor ? Array.ConvertAll(tensor.Elements<float>().ToArray(), e => (double)e) : new double[outputs];

    /// <summary>Gives the layer other constants.</summary>
    /// <returns>The node that has the place of the layer where it got an input more; otherwise null.</returns>
    public Node? Write(double[] bias, RewriteContext context)
    {
        long[] dimensions = Node.Input(Input)?.Initializer?.Dimensions.ToArray() ?? [bias.Length];
        Tensor tensor = Tensor.Of(ElementType.Float32, dimensions, Array.ConvertAll(bias, b => (float)b));
        string name = Node.Input(Input)?.Name ?? $"{Node.Outputs[0]}.bias";
        Value value = context.NewConstant(Node.Graph!, name, tensor);
        if (Input < Node.Inputs.Count)
        {
            Node.SetInput(Input, value);
            return null;
        }

        Value?[] inputs = [.. Node.Inputs];
        Node[] again = [];
        RewriteContext.Substitute(Node, () => again = [new Node(Node.OpType, [.. inputs, value], Node.Outputs) { Name = Node.Name, Attributes = Node.Attributes }]);
        return again[0];
    }

    private static bool IsBias(Value value, int outputs) =>
        value.Initializer is { ElementType: ElementType.Float32 } tensor && tensor.ElementCount == outputs && tensor.Rank > 0 && tensor.Dimensions[^1] == outputs;
}
