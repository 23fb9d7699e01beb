using System.Security.Cryptography;
using System.Text;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Text;

/// <summary>Writes what <see cref="TensorParser"/> reads; elements beyond a limit are described instead, which it does not read.</summary>
internal static class TensorText
{
    public static string Of(Tensor tensor, long maximumElements) =>
        tensor.ElementCount > maximumElements ? Describe(tensor)
        : tensor.ElementType == ElementType.String ? Braces(tensor.Strings.Select(s => NameText.Quoted(Encoding.UTF8.GetString(s.Span))))
        : ElementText.Write(tensor.ElementType, tensor.Data.Span) is { } numbers ? Braces(numbers)
        : "0x" + Convert.ToHexString(tensor.Data.Span);

    /// <summary>With its type and shape before it.</summary>
    public static string Typed(Tensor tensor, long maximumElements) =>
        $"{ElementTypeWords.Of(tensor.ElementType)}{TypeText.Dimensions(tensor.Dimensions)} {Of(tensor, maximumElements)}";

    private static string Braces(IEnumerable<string> items) => "{" + string.Join(", ", items) + "}";

    private static string Describe(Tensor tensor)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ReadOnlyMemory<byte> piece in tensor.Bytes)
        {
            hash.AppendData(piece.Span);
        }

        foreach (ReadOnlyMemory<byte> text in tensor.Strings)
        {
            hash.AppendData(text.Span);
        }

        return $"omitted({tensor.ByteSize} bytes, sha256 {Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6))})";
    }
}
