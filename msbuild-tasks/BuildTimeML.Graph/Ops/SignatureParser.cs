using System.Globalization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Ops;

/// <summary>
/// Reads the short form in which operators are listed. A signature such as <c>T, index, T? -> T, int64</c> names types:
/// those in capitals are variables, <c>?</c> marks what may be left out and <c>*</c> what may be there many times.
/// Attributes such as <c>axis:int=0 mode:string</c> have a kind, or several with <c>|</c> between them, and a default.
/// </summary>
internal static class SignatureParser
{
    private static readonly Dictionary<string, ElementType[]> FixedTypes = new(StringComparer.Ordinal)
    {
        ["bool"] = [ElementType.Bool],
        ["int64"] = [ElementType.Int64],
        ["int32"] = [ElementType.Int32],
        ["uint8"] = [ElementType.UInt8],
        ["float32"] = [ElementType.Float32],
        ["string"] = [ElementType.String],
        ["index"] = [ElementType.Int32, ElementType.Int64],
    };

    public static (OperatorSlot[] Inputs, OperatorSlot[] Outputs) Parse(string signature)
    {
        string[] sides = signature.Split("->");
        return (Slots(sides[0]), Slots(sides[1]));
    }

    public static OperatorAttribute[] Attributes(string attributes) =>
        [.. attributes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Attribute)];

    private static OperatorSlot[] Slots(string side) =>
        [.. side.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Slot)];

    private static OperatorSlot Slot(string text)
    {
        string type = text.TrimEnd('?', '*');
        SlotKind kind = type switch { "any" => SlotKind.Any, "sequence" => SlotKind.Sequence, _ => SlotKind.Tensor };
        bool variable = char.IsUpper(type[0]);
        ElementType[] types = kind == SlotKind.Tensor && !variable && type != "tensor" ? FixedTypes[type] : [];
        return new OperatorSlot(variable ? type : null, types, kind, text.Contains('?', StringComparison.Ordinal) || text.Contains('*', StringComparison.Ordinal), text.Contains('*', StringComparison.Ordinal));
    }

    private static OperatorAttribute Attribute(string text)
    {
        string[] parts = text.Split(':');
        string[] sides = parts[1].Split('=');
        AttributeKind[] kinds = [.. sides[0].Split('|').Select(k => Enum.Parse<AttributeKind>(k, ignoreCase: true))];
        string? value = sides.Length > 1 ? sides[1] : null;
        return new OperatorAttribute(
            parts[0], kinds, value is not null && kinds.Contains(AttributeKind.Int) ? long.Parse(value, CultureInfo.InvariantCulture) : null, value);
    }
}
