using BuildTimeML.Compression.Data.Arrays;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>A file with an array for each input.</summary>
internal sealed class ArrayFile : IDataFile
{
    private readonly List<(IArraySource Array, SampleLayout Layout)> _parts = [];

    /// <param name="inputs">Each with its array, which is disposed with this, or now where this fails.</param>
    /// <exception cref="DataFormatException">An array does not fit its input, or two have different numbers of samples.</exception>
    public ArrayFile(IReadOnlyList<(DataInput Input, IArraySource Array)> inputs)
    {
        try
        {
            foreach ((DataInput input, IArraySource array) in inputs)
            {
                _parts.Add((array, Layout(input, array)));
            }

            if (_parts.Find(p => p.Layout.Count != _parts[0].Layout.Count) is { Array: not null } other)
            {
                throw new DataFormatException("samples", $"there are {_parts[0].Layout.Count} for '{inputs[0].Input.Signature.Name}' and {other.Layout.Count} for '{inputs[_parts.IndexOf(other)].Input.Signature.Name}'");
            }
        }
        catch
        {
            foreach ((_, IArraySource array) in inputs)
            {
                array.Dispose();
            }

            throw;
        }
    }

    public int Count => (int)_parts[0].Layout.Count;

    public IReadOnlyList<NumberArray> Read(int index) => [.. _parts.Select(p => Read(p.Array, p.Layout, index))];

    public void Dispose() => _parts.ForEach(p => p.Array.Dispose());

    private static SampleLayout Layout(DataInput input, IArraySource array)
    {
        SampleLayout layout = SampleLayout.Of(input.Signature, array.Shape) ?? throw DoesNotFit.Shape(array.ElementType, array.Shape, input);
        return layout.Count > int.MaxValue ? throw new DataFormatException("samples", $"{layout.Count} are more than can be counted")
            : NumberTypes.BytesOf(array.ElementType, layout.Shape, DataLimits.SampleBytes) is null ? throw DoesNotFit.Limit(layout.Shape)
            : layout;
    }

    private static NumberArray Read(IArraySource array, SampleLayout layout, int index)
    {
        long size = NumberTypes.SizeOf(array.ElementType);
        byte[] bytes = new byte[NumberTypes.BytesOf(array.ElementType, layout.Shape, DataLimits.SampleBytes)!.Value];
        array.Read(index * (bytes.Length / size), bytes);
        return new NumberArray(array.ElementType, layout.Shape, bytes);
    }
}
