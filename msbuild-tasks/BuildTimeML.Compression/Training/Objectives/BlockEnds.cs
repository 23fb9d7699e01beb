using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.Objectives;

/// <summary>
/// Values in which teacher and student can be compared on the way: the sums that residual blocks end in, where both have them under one
/// name and in one shape. Narrowed layers lie between them, so they mostly outlive pruning.
/// </summary>
internal static class BlockEnds
{
    /// <returns>Names, in the order of the student's graph.</returns>
    public static IReadOnlyList<string> Of(Model student, ShapeFacts studentFacts, Model teacher, ShapeFacts teacherFacts)
    {
        Dictionary<string, Value> others = teacher.Graph.Nodes.SelectMany(n => n.Outputs).OfType<Value>().ToDictionary(v => v.Name, StringComparer.Ordinal);
        return
        [
            .. student.Graph.Nodes.Where(IsBlockEnd).Select(n => n.Outputs[0]!)
                .Where(v => others.TryGetValue(v.Name, out Value? other) && studentFacts.Find(v)?.Shape is { } shape && teacherFacts.Find(other)?.Shape is { } of && shape.SequenceEqual(of))
                .Select(v => v.Name),
        ];
    }

    private static bool IsBlockEnd(Node node) => node.Is("Add") && node.Inputs.All(i => i?.Producer is not null);
}
