namespace BuildTimeML.Compression.Pruning;

/// <summary>How many of the weights of a group along a row stay. 2 of 4 is what the tensor cores of NVIDIA GPUs, from Ampere on, skip the zeros of.</summary>
/// <param name="Kept">N of N:M.</param>
/// <param name="Of">M.</param>
internal readonly record struct SparsityPattern(int Kept, int Of)
{
    /// <param name="text">Such as "2:4", which was checked.</param>
    public static SparsityPattern Parse(string text)
    {
        int[] numbers = [.. text.Split(':').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
        return new SparsityPattern(numbers[0], numbers[1]);
    }

    public override string ToString() => $"{Kept}:{Of}";
}
