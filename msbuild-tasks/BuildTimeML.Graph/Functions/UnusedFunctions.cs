using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Functions;

internal static class UnusedFunctions
{
    /// <summary>Takes out functions that no call leads to, and the imports of domains that only they were of.</summary>
    public static bool Remove(Model model, FunctionTable table)
    {
        HashSet<ModelFunction> used = Used(model, table);
        HashSet<string> left = [.. model.Graph.AllNodes().Concat(used.SelectMany(f => f.Body.AllNodes())).Select(n => n.Domain), .. used.Select(f => f.Domain), ""];
        HashSet<string> gone = [.. model.Functions.Where(f => !used.Contains(f)).Select(f => f.Domain).Except(left)];
        model.Opsets.RemoveAll(o => gone.Contains(o.Domain));
        return model.Functions.RemoveAll(f => !used.Contains(f)) > 0;
    }

    private static HashSet<ModelFunction> Used(Model model, FunctionTable table)
    {
        var used = new HashSet<ModelFunction>();
        var graphs = new Queue<ModelGraph>([model.Graph]);
        while (graphs.TryDequeue(out ModelGraph? graph))
        {
            foreach (ModelFunction function in graph.AllNodes().Select(table.Find).OfType<ModelFunction>().Where(used.Add))
            {
                graphs.Enqueue(function.Body);
            }
        }

        return used;
    }
}
