using System.Collections.Frozen;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.Objectives;

/// <summary>Scores of classes that an output is made of.</summary>
/// <param name="Value">Before a Softmax: logits.</param>
/// <param name="Axis">Along which the classes lie, from the front.</param>
/// <param name="Classes">How many there are: at least two.</param>
internal sealed record OutputScores(Value Value, int Axis, long Classes)
{
    private static readonly FrozenSet<string> Movers = FrozenSet.ToFrozenSet(["Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose"]);

    /// <summary>What is in front of the Softmax that an output comes from, where only its shape changes in between.</summary>
    /// <param name="output">Of a graph of operator set 13 or later.</param>
    /// <param name="facts">Of the graph.</param>
    /// <returns>Null where there is no Softmax.</returns>
    public static OutputScores? BeforeSoftmax(Value output, ShapeFacts facts)
    {
        Node? node = output.Producer;
        while (node is { Domain.Length: 0 } && Movers.Contains(node.OpType))
        {
            node = node.Inputs[0]?.Producer;
        }

        return node is not null && (node.Is("Softmax") || node.Is("LogSoftmax")) ? Of(node.Inputs[0]!, node.Attribute("axis")?.Int ?? -1, facts) : null;
    }

    /// <summary>The output itself, read as the evaluation of models reads it.</summary>
    /// <param name="output">Any value.</param>
    /// <param name="facts">Of its graph.</param>
    /// <returns>Null where it does not hold at least two scores for each row.</returns>
    public static OutputScores? Itself(Value output, ShapeFacts facts) =>
        facts.Find(output)?.Shape is { } shape && ClassRows.Axis([.. shape.Select(d => d.Constant ?? -1)]) is { } axis ? Of(output, axis, facts) : null;

    private static OutputScores? Of(Value value, long axis, ShapeFacts facts)
    {
        if (facts.Find(value)?.Shape is not { } shape)
        {
            return null;
        }

        int place = (int)(axis < 0 ? axis + shape.Count : axis);
        return shape[place].Constant is >= 2 and { } classes ? new OutputScores(value, place, classes) : null;
    }
}
