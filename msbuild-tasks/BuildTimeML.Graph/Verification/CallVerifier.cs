using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Verification;

/// <summary>A call of a function: no more inputs and outputs than it has. Any of them may be left out.</summary>
internal static class CallVerifier
{
    public static GraphProblem? Verify(Node node, ModelFunction function)
    {
        (int inputs, int outputs) = (function.Body.Inputs.Count, function.Body.Outputs.Count);
        return node.Inputs.Count > inputs ? new GraphProblem(node.ToString(), "", $"{node} has {node.Inputs.Count} inputs, and the function {function} takes at most {inputs}")
            : node.Outputs.Count > outputs ? new GraphProblem(node.ToString(), node.Outputs[^1]?.Name ?? "", $"{node} has {node.Outputs.Count} outputs, and the function {function} gives at most {outputs}")
            : null;
    }
}
