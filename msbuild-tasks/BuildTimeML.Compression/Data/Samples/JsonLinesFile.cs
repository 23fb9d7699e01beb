using System.Text.Json;
using BuildTimeML.Compression.Data.Text;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>A sample in each line. A line is parsed when it is read.</summary>
internal sealed class JsonLinesFile(IReadOnlyList<(int Number, string Text)> lines, IReadOnlyList<DataInput> inputs) : IDataFile
{
    public int Count => lines.Count;

    public IReadOnlyList<NumberArray> Read(int index)
    {
        (int number, string text) = lines[index];
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. inputs.Select(i => Read(document.RootElement, i, number))];
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new DataFormatException($"line {number}", $"it is no JSON: {e.Message.TrimEnd('.')}");
        }
    }

    public void Dispose()
    {
    }

    private NumberArray Read(JsonElement root, DataInput input, int number)
    {
        string place = $"line {number}";
        JsonElement value = root.ValueKind == JsonValueKind.Object
            ? root.TryGetProperty(input.Signature.Name, out JsonElement property) ? property : throw new DataFormatException(place, $"there is no '{input.Signature.Name}'")
            : inputs.Count == 1 ? root : throw new DataFormatException(place, "the model has several inputs: write an object with an array for each");
        NumberArray numbers = JsonNumbers.Read(value, $"{place}, '{input.Signature.Name}'");
        if (SampleLayout.Of(input.Signature, numbers.Shape) is { Count: 1 } layout)
        {
            return numbers with { Shape = layout.Shape };
        }

        return numbers.Shape is [var count] && FlatSample.Shape(input, count) is { } flat
            ? numbers with { Shape = flat }
            : throw new DataFormatException(place, DoesNotFit.Shape(numbers.ElementType, numbers.Shape, input).Message);
    }
}
