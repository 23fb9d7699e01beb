using System.Globalization;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

/// <summary>Where a tensor says that its bytes lie.</summary>
/// <param name="Location">A path, relative to the model's folder.</param>
/// <param name="Offset">In that file.</param>
/// <param name="Length">Null where the tensor leaves it to its type and shape.</param>
internal readonly record struct ExternalReference(string Location, long Offset, long? Length)
{
    private const string LocationKey = "location";
    private const string OffsetKey = "offset";
    private const string LengthKey = "length";

    /// <exception cref="ModelFormatException">An entry is no number, or the location is missing.</exception>
    public static ExternalReference Of(TensorProto tensor, string name)
    {
        var reference = new ExternalReference(Entry(tensor, LocationKey) ?? "", 0, null);
        return reference.Location.Length == 0
            ? throw ExternalFiles.Error(name, reference, "it names no file")
            : reference with { Offset = Number(tensor, name, reference, OffsetKey) ?? 0, Length = Number(tensor, name, reference, LengthKey) };
    }

    public void Put(TensorProto tensor)
    {
        tensor.ExternalData.Clear();
        tensor.ExternalData.Add(new StringStringEntryProto { Key = LocationKey, Value = Location });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = OffsetKey, Value = Offset.ToString(CultureInfo.InvariantCulture) });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = LengthKey, Value = Length!.Value.ToString(CultureInfo.InvariantCulture) });
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
    }

    private static string? Entry(TensorProto tensor, string key) => tensor.ExternalData.FirstOrDefault(e => e.Key == key)?.Value;

    private static long? Number(TensorProto tensor, string name, ExternalReference reference, string key) =>
        Entry(tensor, key) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
        : throw ExternalFiles.Error(name, reference, $"its {key} '{text}' is no number from 0 on");
}
