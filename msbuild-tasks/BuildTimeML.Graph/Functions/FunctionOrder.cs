using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Functions;

/// <summary>Which functions call which.</summary>
internal static class FunctionOrder
{
    /// <summary>Every function after those that it calls; one that calls itself, and what calls that, is not among them.</summary>
    public static IReadOnlyList<ModelFunction> CalleesFirst(Model model, FunctionTable table)
    {
        var waiting = new Dictionary<ModelFunction, int>();
        var callers = new Dictionary<ModelFunction, List<ModelFunction>>();
        var order = new List<ModelFunction>();
        foreach (ModelFunction function in model.Functions)
        {
            ModelFunction[] callees = [.. Callees(function, table)];
            waiting[function] = callees.Length;
            foreach (ModelFunction callee in callees)
            {
                callers.TryAdd(callee, []);
                callers[callee].Add(function);
            }

            if (callees.Length == 0)
            {
                order.Add(function);
            }
        }

        for (int i = 0; i < order.Count; i++)
        {
            order.AddRange((callers.GetValueOrDefault(order[i]) ?? []).Where(caller => --waiting[caller] == 0));
        }

        return order;
    }

    /// <returns>Functions each of which calls the next, and the last the first; null where there are none.</returns>
    public static IReadOnlyList<ModelFunction>? FindCycle(Model model, FunctionTable table)
    {
        var free = CalleesFirst(model, table).ToHashSet();
        if (model.Functions.Find(f => !free.Contains(f)) is not { } current)
        {
            return null;
        }

        var path = new List<ModelFunction>();
        var seen = new HashSet<ModelFunction>();
        for (; seen.Add(current); current = Callees(current, table).First(c => !free.Contains(c)))
        {
            path.Add(current);
        }

        return path[path.IndexOf(current)..];
    }

    private static IEnumerable<ModelFunction> Callees(ModelFunction function, FunctionTable table) =>
        function.Body.AllNodes().Select(table.Find).OfType<ModelFunction>().Distinct();
}
