using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Ops;

namespace BuildTimeML.Graph.Shapes;

/// <summary>The element types that the signature of an operator tells of a node's outputs.</summary>
internal static class SignatureTypes
{
    public static void Set(InferenceContext context, Operator op)
    {
        for (int i = 0; i < context.OutputCount; i++)
        {
            if (op.Output(i) is { Kind: SlotKind.Tensor } slot)
            {
                context.SetType(i, slot.Types.Count == 1 ? slot.Types[0] : slot.Variable is { } variable ? Bound(context, op, variable) : ElementType.Undefined);
            }
        }
    }

    private static ElementType Bound(InferenceContext context, Operator op, string variable)
    {
        for (int i = 0; i < context.InputCount; i++)
        {
            if (op.Input(i)?.Variable == variable && context.Input(i) is { Kind: FactKind.Tensor, ElementType: not ElementType.Undefined and var type })
            {
                return type;
            }
        }

        return ElementType.Undefined;
    }
}
