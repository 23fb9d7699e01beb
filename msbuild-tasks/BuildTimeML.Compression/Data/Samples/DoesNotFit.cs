using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>What is said of data that an input does not take.</summary>
internal static class DoesNotFit
{
    public static DataFormatException Shape(ElementType type, IReadOnlyList<long> shape, DataInput input) => new(
        "shape", $"{ElementTypes.NameOf(type)} [{string.Join(", ", shape)}] does not fit the input '{input.Signature.Name}', which is {input.Signature.Describe()}");

    public static DataFormatException Limit(IReadOnlyList<long> shape) => new(
        "shape", $"a sample of the shape [{string.Join(", ", shape)}] has more than {DataLimits.SampleBytes} bytes, which are the most");
}
