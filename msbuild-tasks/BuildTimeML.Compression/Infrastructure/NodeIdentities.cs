using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Infrastructure;

/// <summary>Gives nodes that compute the same from the same values the same text.</summary>
internal sealed class NodeIdentities
{
    private const long LargestTensor = 1 << 20;

    private readonly Dictionary<Value, int> _numbers = [];

    /// <returns>Null for a node that cannot be told to be like another: one with a subgraph or a large tensor, or one that draws random numbers.</returns>
    public string? Of(Node node)
    {
        if (!Determinism.IsDeterministic(node))
        {
            return null;
        }

        var text = new StringBuilder().AppendJoin('\n', node.Domain, node.OpType, node.Overload).Append('\n');
        text.AppendJoin(',', node.Inputs.Select(i => i is null ? "" : NumberOf(i))).Append('\n');
        text.AppendJoin(',', node.Outputs.Select(o => o is null ? "" : "1"));
        foreach (NodeAttribute attribute in node.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            if (ContentOf(attribute) is not { } content)
            {
                return null;
            }

            text.Append('\n').AppendJoin(' ', attribute.Name, attribute.Kind, content);
        }

        return text.ToString();
    }

    private static string? ContentOf(NodeAttribute attribute) => attribute.Kind switch
    {
        AttributeKind.Int => Text(attribute.Int!.Value),
        AttributeKind.Float => Text(attribute.Float!.Value),
        AttributeKind.String => Convert.ToHexString(attribute.String!.Value.Span),
        AttributeKind.Ints => string.Join(',', attribute.Ints!.Select(Text)),
        AttributeKind.Floats => string.Join(',', attribute.Floats!.Select(Text)),
        AttributeKind.Strings => string.Join(',', attribute.Strings!.Select(s => Convert.ToHexString(s.Span))),
        AttributeKind.Tensor when attribute.Tensor is { ElementType: not ElementType.String, ByteSize: <= LargestTensor } tensor =>
            tensor.Describe() + Convert.ToHexString(SHA256.HashData(tensor.Data.Span)),
        _ => null,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(float number) => BitConverter.SingleToInt32Bits(number).ToString(CultureInfo.InvariantCulture);

    private string NumberOf(Value value)
    {
        if (!_numbers.TryGetValue(value, out int number))
        {
            _numbers.Add(value, number = _numbers.Count);
        }

        return Text(number);
    }
}
