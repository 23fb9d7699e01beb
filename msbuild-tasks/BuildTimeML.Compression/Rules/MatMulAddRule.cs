using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Rules;

/// <summary>A MatMul of two matrices and the Add after it become a Gemm.</summary>
internal sealed class MatMulAddRule : IRewriteRule
{
    public string Name => "MatMulAdd";

    public IReadOnlyList<string> Operators { get; } = ["Add"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        int productInput = IsProduct(node.Inputs[0]) ? 0 : 1;
        if (!IsProduct(node.Inputs[productInput]))
        {
            return null;
        }

        Value product = node.Inputs[productInput]!;
        Value addend = node.Inputs[1 - productInput]!;
        return !context.HasOneUse(product) ? DeclineReason.UsedElsewhere
            : context.ElementTypeOf(product) != ElementType.Float32 ? DeclineReason.OtherElementType
            : product.Producer!.Inputs.Any(i => context.ShapeOf(i!)?.Count != 2) || context.ShapeOf(product) is not { } shape ? DeclineReason.ShapeNotKnown
            : !Spreads(context.ShapeOf(addend), shape) ? DeclineReason.ShapeNotKnown
            : Verdict.To(() => Rewrite(node, product.Producer!, addend));
    }

    private static bool IsProduct(Value? value) => value?.Producer is { } producer && producer.Is("MatMul");

    // A Gemm spreads its addend over the product, never the product over the addend.
    private static bool Spreads(IReadOnlyList<Dim>? addend, IReadOnlyList<Dim> product) =>
        addend?.Count <= product.Count && addend.Zip(product.Skip(product.Count - addend.Count)).All(d => d.First.Constant == 1 || d.First.Equals(d.Second));

    private static void Rewrite(Node add, Node product, Value addend)
    {
        Value output = add.Outputs[0]!;
        product.Graph!.Remove(product);
        RewriteContext.Substitute(add, () => [new Node("Gemm", [.. product.Inputs, addend], [output]) { Name = product.Name }]);
    }
}
