using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>A Conv, Gemm or MatMul with constant weights, as rows of outputs by columns of inputs.</summary>
internal sealed class StaticLayer
{
    private StaticLayer(Node node)
    {
        Node = node;
        Tensor tensor = Weight.Initializer!;
        bool rowsFirst = IsConv || Product.Of(node).TransposesWeights;
        Axis = rowsFirst ? 0 : 1;
        Rows = (int)tensor.Dimensions[Axis];
        Columns = Rows == 0 ? 0 : (int)(tensor.ElementCount / Rows);
        Groups = IsConv ? (int)(node.Attribute("group")?.Int ?? 1) : 1;
        InputChannels = IsConv ? (int)tensor.Dimensions[1] : Columns;
    }

    public Node Node { get; }

    public bool IsConv => Node.OpType == "Conv";

    public Value Input => Node.Inputs[0]!;

    public Value Weight => Node.Inputs[1]!;

    /// <summary>The constant that is added to the output, by the node itself or by <see cref="BiasAdd"/>.</summary>
    public Value? Bias => BiasAdd is { } add ? add.Inputs[add.Inputs[0] == Node.Outputs[0] ? 1 : 0] : Node.Input(2);

    /// <summary>The Add after a MatMul that gives it a bias; null where there is none.</summary>
    public Node? BiasAdd { get; private init; }

    /// <summary>Which axis of the weights the rows lie along.</summary>
    public int Axis { get; }

    /// <summary>The channels of the output.</summary>
    public int Rows { get; }

    /// <summary>The weights of an output.</summary>
    public int Columns { get; }

    public int Groups { get; }

    /// <summary>The channels of the input that an output sees.</summary>
    public int InputChannels { get; }

    /// <summary>The weights of a Conv that belong to one channel of the input.</summary>
    public int Taps => Columns / InputChannels;

    /// <summary>Each output sees one channel: the engine has a kernel of its own for that, which adds up in 32 bits.</summary>
    public bool IsDepthwise => IsConv && InputChannels == 1 && Groups > 1;

    /// <param name="node">Of an operator that is placed as a layer.</param>
    /// <param name="context">The model.</param>
    /// <param name="layer">Null where the result says why not.</param>
    public static DeclineReason? TryMake(Node node, RewriteContext context, out StaticLayer? layer)
    {
        layer = null;
        if (node.Graph != context.Model.Graph)
        {
            return DeclineReason.InSubgraph;
        }

        if (context.Constant(node.Input(1)) is not { } weight)
        {
            return DeclineReason.NotConstant;
        }

        if (weight.ElementType != ElementType.Float32 || (node.Input(2) is { } b && context.Constant(b) is not { ElementType: ElementType.Float32 }))
        {
            return DeclineReason.OtherElementType;
        }

        if (node.Is("Conv") ? weight.Rank < 3 : weight.Rank != 2)
        {
            return DeclineReason.NotAMatrix;
        }

        if (!context.HasOneUse(node.Inputs[1]!))
        {
            return DeclineReason.UsedElsewhere;
        }

        if (weight.ElementCount == 0 || weight.ElementCount > int.MaxValue / sizeof(float))
        {
            return DeclineReason.TooLarge;
        }

        if (!node.Is("Conv") && Product.Of(node) is not { TransposesActivations: false, Alpha: 1, Beta: 1 })
        {
            return DeclineReason.OtherAttributes;
        }

        layer = new StaticLayer(node) { BiasAdd = BiasAfter(node, context) };
        if (layer.Bias?.Initializer is { } bias && bias.ElementCount != layer.Rows)
        {
            return DeclineReason.NotPerChannel;
        }

        return FiniteCheck.AllFinite(weight.Elements<float>()) ? null : DeclineReason.NotFinite;
    }

    private static Node? BiasAfter(Node node, RewriteContext context) =>
        node.Is("MatMul") && context.HasOneUse(node.Outputs[0]!) && node.Outputs[0]!.Uses[0] is { Node: var add, Index: var index } && add.Is("Add") && add.Graph == node.Graph &&
        context.Constant(add.Inputs[1 - index]) is { ElementType: ElementType.Float32, Rank: 1 } bias && bias.Dimensions[0] == node.Inputs[1]!.Initializer!.Dimensions[1] ? add : null;

    /// <summary>The place in the tensor of a weight. Columns count as the engine adds up: (kh, kw, ci) for a Conv.</summary>
    public int IndexOf(int row, int column) =>
        IsConv ? (row * Columns) + (column % InputChannels * Taps) + (column / InputChannels)
        : Axis == 0 ? (row * Columns) + column
        : (column * Rows) + row;

    /// <summary>The weights of a row, column by column.</summary>
    public void Gather(ReadOnlySpan<float> weights, int row, Span<float> to)
    {
        for (int column = 0; column < Columns; column++)
        {
            to[column] = weights[IndexOf(row, column)];
        }
    }

    /// <summary>Multiplies each weight.</summary>
    /// <param name="factor">Of a row and a column.</param>
    /// <param name="context">The model.</param>
    public void ScaleWeights(Func<int, int, double> factor, RewriteContext context)
    {
        Tensor tensor = Weight.Initializer!;
        float[] weights = tensor.Elements<float>().ToArray();
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                int index = IndexOf(row, column);
                weights[index] = (float)(weights[index] * factor(row, column));
            }
        }

        context.ChangeConstant(Weight, Tensor.Of(ElementType.Float32, tensor.Dimensions, weights));
    }

    /// <summary>The channel of the layer's input that a column of a row sees.</summary>
    public int ChannelOf(int row, int column) =>
        IsConv ? (row / (Rows / Groups) * InputChannels) + (column % InputChannels) : column;
}
