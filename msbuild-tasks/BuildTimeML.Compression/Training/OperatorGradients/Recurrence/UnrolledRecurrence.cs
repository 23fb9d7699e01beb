using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients.Recurrence;

/// <summary>Recurrent layers on the way from a parameter to the loss, written as single steps: the gradients of those are known.</summary>
internal static class UnrolledRecurrence
{
    public static IReadOnlyList<string> Operators { get; } = ["GRU", "LSTM"];

    public static void Apply(ModelGraph graph, GraphEmitter emit, IReadOnlyCollection<Value> parameters)
    {
        if (!graph.Nodes.Any(IsRecurrent))
        {
            return;
        }

        var active = new ActiveValues(graph, parameters, emit.Facts);
        foreach (Node node in graph.Nodes.Where(n => IsRecurrent(n) && active.SourceOf(n) is not null && RecurrenceRefusal.Of(n, emit.Facts) is null).ToArray())
        {
            emit.Replace(node, new RecurrentLayer(emit, node).Append);
        }
    }

    private static bool IsRecurrent(Node node) => node.Domain is "" or "ai.onnx" && Operators.Contains(node.OpType);
}
