using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Tasks.Signatures;

namespace BuildTimeML.Tasks.Items;

/// <summary>Metadata that give numbers to dimensions by their names, such as <c>batch=1;sequence=48</c>.</summary>
internal static class NamedDimensions
{
    /// <param name="value">The metadata.</param>
    /// <param name="names">The names that may be given numbers.</param>
    /// <param name="error">What is reported where the value cannot be read, or names something else.</param>
    /// <exception cref="BuildErrorException">It cannot be read.</exception>
    public static IReadOnlyList<DimensionLimit> Read(string value, IReadOnlyList<string> names, BuildErrorDescriptor error)
    {
        var numbers = new List<DimensionLimit>();
        foreach (string pair in ListMetadata.Split(value))
        {
            int equals = pair.LastIndexOf('=');
            string symbol = equals > 0 ? pair.Substring(0, equals).Trim() : "";
            if (!names.Contains(symbol, StringComparer.Ordinal)
                || numbers.Exists(n => n.Symbol == symbol)
                || !long.TryParse(pair.Substring(equals + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                || number < 1)
            {
                throw new BuildErrorException(error.With(value, pair, names.Count == 0 ? "none" : string.Join(", ", names)));
            }

            numbers.Add(new DimensionLimit(symbol, number));
        }

        return numbers;
    }

    /// <summary>The names that the model itself gives to dimensions of its inputs.</summary>
    public static IReadOnlyList<string> OfInputs(ModelSignature signature) =>
        [.. signature.Inputs.SelectMany(i => i.Shape is { } shape ? shape.Select(d => d.Symbol).OfType<string>() : []).Distinct(StringComparer.Ordinal)];

    /// <summary>The names of all dimensions that are not numbers: one without a name is called after its value and axis, as in the generated class.</summary>
    public static IReadOnlyList<string> All(ModelSignature signature) =>
        [.. signature.Inputs.Concat(signature.Outputs).SelectMany(Names).Distinct(StringComparer.Ordinal)];

    /// <summary>The signature with numbers in place of the names.</summary>
    public static ModelSignature Freeze(ModelSignature signature, IReadOnlyList<DimensionLimit> numbers) => numbers.Count == 0 ? signature : signature with
    {
        Inputs = [.. signature.Inputs.Select(i => Freeze(i, numbers))],
        Outputs = [.. signature.Outputs.Select(o => Freeze(o, numbers))],
    };

    private static IEnumerable<string> Names(TensorSignature value) => value.Shape is not { } shape ? [] : shape
        .Select((dimension, axis) => dimension.Value is not null ? null : dimension.Symbol ?? $"{Identifiers.Camel(value.Name, "input")}Dim{axis}")
        .OfType<string>();

    private static TensorSignature Freeze(TensorSignature value, IReadOnlyList<DimensionLimit> numbers) => value.Shape is not { } shape ? value : value with
    {
        Shape = shape.Select(d => numbers.FirstOrDefault(n => n.Symbol == d.Symbol) is { } number ? Dimension.Fixed(number.Maximum) : d).ToEquatableArray(),
    };
}
