using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// Small integers that are computed from shapes, and are the same in every run because those dimensions are, become
/// initializers: what the shape of a value leads to is known although the value itself is not.
/// </summary>
internal sealed class KnownValuesPass : IModelPass
{
    private const int MaximumElements = 64;

    public string Name => "KnownValues";

    public bool Run(Model model, PassLog log)
    {
        ShapeFacts facts = ShapeInference.Run(model);
        var context = new RewriteContext(model, facts);
        bool modified = false;
        foreach (Node node in model.Graph.AllNodes().ToArray())
        {
            foreach (Value output in node.Outputs.OfType<Value>().Where(o => o.Uses.Count > 0))
            {
                if (node.OpType == "Constant" || context.ElementsOf(output) is not { } elements || ToTensor(elements) is not { } tensor)
                {
                    continue;
                }

                RewriteContext.Redirect(output, context.NewConstant(node.Graph!, output.Name, tensor));
                log.Done(Name, node.ToString());
                modified = true;
            }
        }

        return modified;
    }

    private static Tensor? ToTensor(SymbolicTensor elements) => elements.Constants is not { Length: <= MaximumElements } constants ? null : elements.ElementType switch
    {
        ElementType.Int64 => Tensor.Of(ElementType.Int64, elements.Dimensions.ToArray(), constants),
        ElementType.Int32 => Tensor.Of(ElementType.Int32, elements.Dimensions.ToArray(), Array.ConvertAll(constants, c => (int)c)),
        _ => null,
    };
}
