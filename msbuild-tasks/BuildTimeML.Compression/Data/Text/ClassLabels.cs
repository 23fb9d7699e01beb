using System.Globalization;
using BuildTimeML.Compression.Data.Arrays;

namespace BuildTimeML.Compression.Data.Text;

/// <summary>The right class of each sample: indices from 0, or names of classes.</summary>
internal static class ClassLabels
{
    /// <summary>How the names of files of classes end.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".npy", ".txt", ".csv", ".tsv"];

    /// <param name="path">A .npy file of integers, or text with a class in each line; of a table the last column, under a header or without.</param>
    /// <param name="names">The classes in their order; null where they have no names.</param>
    /// <exception cref="DataFormatException">It cannot be read, or holds something that is no class.</exception>
    public static int[] Read(string path, IReadOnlyList<string>? names) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".npy" => ReadArray(path),
        ".txt" => ReadLines(path, names, isTable: false),
        ".csv" or ".tsv" => ReadLines(path, names, isTable: true),
        var other => throw new DataFormatException("name", $"'{other}' is none of {string.Join(", ", Extensions)}"),
    };

    private static int[] ReadArray(string path)
    {
        using var array = new NpyArray(File.OpenRead(path));
        if (array.Shape.Count(d => d != 1) > 1 || NumberTypes.BytesOf(array.ElementType, array.Shape, DataLimits.SampleBytes) is not { } bytes)
        {
            throw new DataFormatException("shape", $"[{string.Join(", ", array.Shape)}] is no list of classes");
        }

        byte[] numbers = new byte[bytes];
        array.Read(0, numbers);
        int[] classes = new int[bytes / NumberTypes.SizeOf(array.ElementType)];
        NumberConversion.Convert(new NumberArray(array.ElementType, array.Shape, numbers), classes.AsSpan());
        int wrong = Array.FindIndex(classes, c => c < 0);
        return wrong < 0 ? classes : throw new DataFormatException($"element {wrong}", $"{classes[wrong]} is no class");
    }

    private static int[] ReadLines(string path, IReadOnlyList<string>? names, bool isTable)
    {
        var classes = new List<int>();
        bool first = true;
        foreach ((int number, string line) in LineReader.Read(path))
        {
            string label = isTable ? CsvLine.Split(line, CsvLine.Separator(line), number)[^1] : line.Trim();
            int index = Index(label, names);
            if (index < 0 && !(first && isTable))
            {
                throw new DataFormatException($"line {number}", $"'{label}' is no class: write indices from 0{(names is null ? ", or set Labels to write names" : " or names of Labels")}");
            }

            if (index >= 0)
            {
                classes.Add(index);
            }

            first = false;
        }

        return [.. classes];
    }

    private static int Index(string label, IReadOnlyList<string>? names)
    {
        for (int i = 0; i < names?.Count; i++)
        {
            if (names[i] == label)
            {
                return i;
            }
        }

        return int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && (names is null || index < names.Count) ? index : -1;
    }
}
