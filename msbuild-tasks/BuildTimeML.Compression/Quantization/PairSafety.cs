namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// CPUs without VNNI multiply unsigned bytes by signed ones and add neighbours up in 16 bits, saturating (vpmaddubsw). Weights are
/// neighbours as (0, 1), (2, 3) and so on in the order that a layer adds up in. As 255 * 128 fits into 16 bits, two weights of one
/// sign are safe where the sum of their magnitudes is at most 128; two of different signs always are.
/// </summary>
internal static class PairSafety
{
    public const int Limit = 128;

    public static bool IsSafe(int first, int second) => first * second <= 0 || Math.Abs(first) + Math.Abs(second) <= Limit;

    /// <summary>Brings two neighbours within the limit, each by as much as the other matters.</summary>
    /// <param name="first">From -127 to 127.</param>
    /// <param name="second">From -127 to 127.</param>
    /// <param name="firstWeight">What an error of the first counts, squared; not negative.</param>
    /// <param name="secondWeight">What an error of the second counts.</param>
    public static (sbyte First, sbyte Second) Project(sbyte first, sbyte second, double firstWeight, double secondWeight)
    {
        if (IsSafe(first, second))
        {
            return (first, second);
        }

        int excess = Math.Abs(first) + Math.Abs(second) - Limit;
        double total = firstWeight + secondWeight;
        int cut = total > 0 ? (int)Math.Round(excess * (secondWeight / total)) : excess / 2;
        return ((sbyte)(first - (Math.Sign(first) * cut)), (sbyte)(second - (Math.Sign(second) * (excess - cut))));
    }
}
