using BuildTimeML.Compression.Data.Arrays;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>Nothing but numbers, in the type and the shape of the input.</summary>
internal sealed class RawFormat : IDataFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".bin", ".raw"];

    public bool HoldsAllInputs => false;

    public IDataFile Open(string path, IReadOnlyList<DataInput> inputs)
    {
        TensorSignature input = inputs[0].Signature;
        if (input.Shape is not { } shape || shape.Skip(1).Any(d => d.Value is null) || NumberTypes.SizeOf(input.ElementType) == 0)
        {
            throw new DataFormatException("shape", $"the input '{input.Name}', which is {input.Describe()}, does not say how many bytes a sample has: write .npy files");
        }

        FileStream stream = File.OpenRead(path);
        try
        {
            return new ArrayFile([(inputs[0], new RawArray(stream, input.ElementType, [.. shape.Select(d => d.Value ?? 1)]))]);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
