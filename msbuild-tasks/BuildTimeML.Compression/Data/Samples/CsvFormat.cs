using BuildTimeML.Compression.Data.Arrays;
using BuildTimeML.Compression.Data.Text;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>Text with a sample in each line, its numbers in row-major order.</summary>
internal sealed class CsvFormat : IDataFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".csv", ".tsv"];

    public bool HoldsAllInputs => false;

    public IDataFile Open(string path, IReadOnlyList<DataInput> inputs)
    {
        NumberArray numbers = CsvNumbers.Read(path);
        long[] sample = FlatSample.Shape(inputs[0], numbers.Shape[1]) ?? throw DoesNotFit.Shape(ElementType.Float64, numbers.Shape, inputs[0]);
        return new ArrayFile([(inputs[0], new MemoryArray(numbers.ElementType, [numbers.Shape[0], .. sample], numbers.Bytes))]);
    }
}
