using System.Text;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients.Recurrence;

/// <summary>Why a recurrent layer cannot be written as single steps.</summary>
internal static class RecurrenceRefusal
{
    /// <summary>In both directions together. A step and its gradients are about 36 nodes, and the engine takes more than twice as long to load twice as many: several seconds for these.</summary>
    public const int MostSteps = 256;

    /// <returns>As a clause; null where nothing speaks against it.</returns>
    public static string? Of(Node node, ShapeFacts facts)
    {
        IReadOnlyList<Dim>? inputs = facts.Find(node.Input(0))?.Shape;
        return inputs is not [{ Constant: > 0 and var steps }, _, _] ? "the length of its sequences is not fixed"
            : steps * Directions(node) is > MostSteps and var all ? $"it takes {all} steps, and no more than {MostSteps} are unrolled"
            : !facts.TryGetFixedShape(node.Input(1)!, out _) || !facts.TryGetFixedShape(node.Input(2)!, out _) ? "the shape of its weights is not fixed"
            : node.Input(4) is not null ? "its sequences have lengths of their own"
            : node.Is("LSTM") && node.Input(7) is not null ? "it has peepholes"
            : node.Attribute("layout")?.Int is not (null or 0) ? "its layout begins with the batch"
            : node.Attribute("input_forget")?.Int is not (null or 0) ? "its input gate and its forget gate are one"
            : node.Attribute("clip") is not null ? "it clips what reaches its gates"
            : !HasUsualActivations(node) ? "its activations are not Sigmoid and Tanh"
            : null;
    }

    private static int Directions(Node node) => node.Attribute("direction")?.Text == "bidirectional" ? 2 : 1;

    private static bool HasUsualActivations(Node node)
    {
        string[] usual = node.Is("LSTM") ? ["Sigmoid", "Tanh", "Tanh"] : ["Sigmoid", "Tanh"];
        return node.Attribute("activations")?.Strings is not { } given || given.Select((a, i) => Encoding.UTF8.GetString(a.Span) == usual[i % usual.Length]).All(same => same);
    }
}
