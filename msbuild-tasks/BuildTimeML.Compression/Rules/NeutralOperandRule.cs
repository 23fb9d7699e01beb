using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Multiplying or dividing by 1, subtracting 0 and raising to the power of 1 go.</summary>
internal sealed class NeutralOperandRule : IRewriteRule
{
    public string Name => "NeutralOperand";

    public IReadOnlyList<string> Operators { get; } = ["Mul", "Div", "Sub", "Pow"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        double neutral = node.OpType == "Sub" ? 0 : 1;
        if (IsNumber(context.Constant(node.Input(1)), neutral))
        {
            return Pass(node, node.Inputs[0]!, node.Inputs[1]!, context);
        }

        return node.OpType == "Mul" && IsNumber(context.Constant(node.Input(0)), neutral) ? Pass(node, node.Inputs[1]!, node.Inputs[0]!, context) : null;
    }

    // Where the constant has more dimensions than the other operand, the result has as many.
    private static Verdict Pass(Node node, Value source, Value constant, RewriteContext context)
    {
        int rank = constant.Initializer!.Rank;
        return rank > 0 && !(context.ShapeOf(source)?.Count >= rank) ? DeclineReason.ShapeNotKnown
            : node.OpType == "Pow" && context.ElementTypeOf(source) != constant.Initializer!.ElementType ? DeclineReason.OtherElementType
            : context.BypassVerdict(node, source);
    }

    private static bool IsNumber(Tensor? tensor, double number) => tensor is { ElementCount: 1 } && tensor.ElementType switch
    {
        ElementType.Float32 => tensor.Elements<float>()[0].Equals((float)number),
        ElementType.Float64 => tensor.Elements<double>()[0].Equals(number),
        ElementType.Int32 => tensor.Elements<int>()[0] == number,
        ElementType.Int64 => tensor.Elements<long>()[0] == number,
        _ => false,
    };
}
