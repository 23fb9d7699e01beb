using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Passes;

/// <summary>Applies rules, each to every node in order, until none finds anything more; the graph is checked after each rule.</summary>
internal sealed class RewritePass(IReadOnlyList<IRewriteRule> rules) : IModelPass
{
    private const int MaximumSweeps = 50;

    // Before this version operators broadcast differently, and attributes told training from inference.
    private const int FirstOpset = 7;

    public string Name => "Rewrite";

    public bool Run(Model model, PassLog log)
    {
        bool modified = false;
        for (int sweep = 0; sweep < MaximumSweeps && model.OpsetVersion() >= FirstOpset && Sweep(model, log); sweep++)
        {
            modified = true;
        }

        return modified;
    }

    private bool Sweep(Model model, PassLog log)
    {
        // Of values that the sweep itself makes, nothing is known before the next one.
        ShapeFacts facts = ShapeInference.Run(model);
        bool modified = false;
        foreach (IRewriteRule rule in rules)
        {
            if (Apply(rule, model, facts, log))
            {
                modified = true;
                if (GraphVerifier.Verify(model) is { } problem)
                {
                    throw new InvalidOperationException($"the rule {rule.Name} left a graph that is not valid: {problem.Message}");
                }
            }
        }

        return modified;
    }

    private static bool Apply(IRewriteRule rule, Model model, ShapeFacts facts, PassLog log)
    {
        Node[] candidates = [.. model.Graph.AllNodes().Where(n => n.Domain.Length == 0 && rule.Operators.Contains(n.OpType))];
        if (candidates.Length == 0)
        {
            return false;
        }

        var context = new RewriteContext(model, facts);
        bool modified = false;
        foreach (Node node in candidates)
        {
            if (node.Graph is not null && rule.Examine(node, context) is { } verdict)
            {
                modified |= Follow(verdict, rule, node, log);
            }
        }

        return modified;
    }

    private static bool Follow(Verdict verdict, IRewriteRule rule, Node node, PassLog log)
    {
        string subject = node.ToString();
        if (verdict.Reason is { } reason)
        {
            log.Decline(rule.Name, subject, reason);
            return false;
        }

        verdict.Rewrite!();
        log.Done(rule.Name, subject);
        return true;
    }
}
