using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Constant nodes become initializers. Those that give an output of a graph stay.</summary>
internal sealed class ConstantNodesPass : IModelPass
{
    public string Name => "ConstantNodes";

    public bool Run(Model model, PassLog log)
    {
        var context = new RewriteContext(model);
        bool modified = false;
        foreach (Node node in model.Graph.AllNodes().Where(n => n.Is("Constant")).ToArray())
        {
            string subject = node.ToString();
            if (context.IsOutput(node.Outputs[0]!))
            {
                log.Decline(Name, subject, DeclineReason.IsGraphOutput);
                continue;
            }

            if (TensorOf(node) is not { } tensor)
            {
                log.Decline(Name, subject, DeclineReason.OtherAttributes);
                continue;
            }

            ModelGraph graph = node.Graph!;
            graph.Remove(node);
            context.SetConstant(graph, node.Outputs[0]!, tensor);
            log.Done(Name, subject);
            modified = true;
        }

        return modified;
    }

    // Sparse ones stay nodes.
    private static Tensor? TensorOf(Node node) => node.Attributes is not [{ } attribute] ? null : attribute.Name switch
    {
        "value" => attribute.Tensor,
        "value_float" => attribute.Float is { } number ? Tensor.Scalar(number) : null,
        "value_floats" => attribute.Floats is { } numbers ? Tensor.Of(ElementType.Float32, [numbers.Count], numbers.ToArray()) : null,
        "value_int" => attribute.Int is { } number ? Tensor.Of(ElementType.Int64, [], [number]) : null,
        "value_ints" => attribute.Ints is { } numbers ? Tensor.Of(ElementType.Int64, [numbers.Count], numbers.ToArray()) : null,
        "value_string" => attribute.String is { } text ? Tensor.OfStrings([], [text]) : null,
        "value_strings" => attribute.Strings is { } texts ? Tensor.OfStrings([texts.Count], texts) : null,
        _ => null,
    };
}
