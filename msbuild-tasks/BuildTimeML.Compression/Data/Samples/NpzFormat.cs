using BuildTimeML.Compression.Data.Arrays;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>NumPy's .npz: an array for each input, under its name. The only array of an archive is taken for the only input, whatever its name.</summary>
internal sealed class NpzFormat : IDataFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".npz"];

    public bool HoldsAllInputs => true;

    public IDataFile Open(string path, IReadOnlyList<DataInput> inputs)
    {
        using var archive = new NpzArchive(path);
        bool only = inputs.Count == 1 && archive.Names.Count == 1;
        var arrays = new List<(DataInput, IArraySource)>();
        foreach (DataInput input in inputs)
        {
            string name = only ? archive.Names[0] : archive.Names.FirstOrDefault(n => n == input.Signature.Name)
                ?? throw new DataFormatException("archive", $"it has no array '{input.Signature.Name}'; it has {string.Join(", ", archive.Names)}");
            arrays.Add((input, archive.Open(name)));
        }

        return new ArrayFile(arrays);
    }
}
