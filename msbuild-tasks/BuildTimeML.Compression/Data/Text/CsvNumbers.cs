namespace BuildTimeML.Compression.Data.Text;

/// <summary>The numbers of a CSV file. A first line that does not hold numbers alone is a header.</summary>
internal static class CsvNumbers
{
    /// <returns>Of two dimensions: lines and cells.</returns>
    /// <exception cref="DataFormatException">A cell is no number, or a line has another number of cells than the first.</exception>
    public static NumberArray Read(string path)
    {
        var numbers = new NumberList();
        int columns = 0;
        char separator = ',';
        bool first = true;
        foreach ((int number, string line) in LineReader.Read(path))
        {
            separator = first ? CsvLine.Separator(line) : separator;
            List<string> cells = CsvLine.Split(line, separator, number);
            if (first && (columns = cells.Count) > 0 && !cells.TrueForAll(c => new NumberList().TryAdd(c)))
            {
                first = false;
                continue;
            }

            first = false;
            if (cells.Count != columns)
            {
                throw new DataFormatException($"line {number}", $"it has {cells.Count} cells, the first line has {columns}");
            }

            int wrong = cells.FindIndex(c => !numbers.TryAdd(c));
            if (wrong >= 0)
            {
                throw new DataFormatException($"line {number}, cell {wrong + 1}", $"'{Shown(cells[wrong])}' is no number");
            }

            if ((long)numbers.Count * sizeof(double) > DataLimits.SampleBytes)
            {
                throw new DataFormatException($"line {number}", $"there are more than {DataLimits.SampleBytes / sizeof(double)} numbers");
            }
        }

        return numbers.Count > 0 ? numbers.ToArray([numbers.Count / columns, columns]) : throw new DataFormatException("line 1", "there are no numbers");
    }

    private static string Shown(string cell) => cell.Length <= 40 ? cell : cell[..40] + "...";
}
