using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Functions;

/// <summary>
/// Puts the bodies of a model's functions in the place of their calls, also of those in bodies and subgraphs, until no call is left
/// that can be replaced; functions that nothing calls any more go. The same model always becomes the same model.
/// </summary>
public static class FunctionInlining
{
    /// <summary>More are not made: a few functions that call each other twice make any number.</summary>
    public const int MaximumNodes = 1_000_000;

    /// <summary>Changes a valid model in place. Where a call stays, the model is valid all the same.</summary>
    public static InlineResult Run(Model model)
    {
        if (model.Functions.Count == 0)
        {
            return new InlineResult([], [], IsModified: false);
        }

        var table = new FunctionTable(model);
        var inlined = new List<string>();
        var stops = new List<InlineStop>();
        if (ExpandedSize.TooLarge(model, table) is { } reason)
        {
            stops.Add(new InlineStop("", InlineObstacle.TooLarge, reason));
        }
        else
        {
            Expand(model.Graph, table, new CallInliner(model, table), inlined, stops);
        }

        bool removed = UnusedFunctions.Remove(model, table);
        return new InlineResult(inlined, stops, inlined.Count > 0 || removed);
    }

    // What takes the place of a call is looked at next.
    private static void Expand(ModelGraph graph, FunctionTable table, CallInliner inliner, List<string> inlined, List<InlineStop> stops)
    {
        for (int i = 0; i < graph.Nodes.Count;)
        {
            Node node = graph.Nodes[i];
            if (table.Find(node) is { } function)
            {
                string call = node.ToString();
                if (inliner.Inline(node, function) is not { } stop)
                {
                    inlined.Add(call);
                    continue;
                }

                stops.Add(stop);
            }

            foreach (ModelGraph inner in node.Attributes.SelectMany(a => a.Subgraphs))
            {
                Expand(inner, table, inliner, inlined, stops);
            }

            i++;
        }
    }
}

/// <param name="Inlined">The calls that are gone, in the order that they went.</param>
/// <param name="Stops">Those that are left, and why.</param>
/// <param name="IsModified">Whether the model is another one.</param>
public sealed record InlineResult(IReadOnlyList<string> Inlined, IReadOnlyList<InlineStop> Stops, bool IsModified);
