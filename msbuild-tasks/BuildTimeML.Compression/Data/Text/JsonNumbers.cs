using System.Text.Json;

namespace BuildTimeML.Compression.Data.Text;

/// <summary>The numbers of a JSON value: a number, a truth value, or arrays of them.</summary>
internal static class JsonNumbers
{
    private const int MostDimensions = 32;

    /// <exception cref="DataFormatException">There is something else in it, or arrays beside each other have different lengths.</exception>
    public static NumberArray Read(JsonElement value, string place)
    {
        var shape = new List<long>();
        for (JsonElement inner = value; inner.ValueKind == JsonValueKind.Array; inner = inner[0])
        {
            shape.Add(inner.GetArrayLength());
            if (inner.GetArrayLength() == 0 || shape.Count == MostDimensions)
            {
                break;
            }
        }

        var numbers = new NumberList();
        Add(value, shape, 0, numbers, place);
        return numbers.ToArray(shape);
    }

    private static void Add(JsonElement value, List<long> shape, int axis, NumberList to, string place)
    {
        if (axis < shape.Count)
        {
            if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != shape[axis])
            {
                throw new DataFormatException(place, "the arrays beside each other have different lengths");
            }

            foreach (JsonElement element in value.EnumerateArray())
            {
                Add(element, shape, axis + 1, to, place);
            }

            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Number when value.TryGetInt64(out long whole):
                to.Add(whole);
                break;
            case JsonValueKind.Number:
                to.Add(value.GetDouble());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                to.Add(value.ValueKind == JsonValueKind.True ? 1L : 0L);
                break;
            default:
                throw new DataFormatException(place, $"there is a value of the kind {value.ValueKind}, which is no number");
        }
    }
}
