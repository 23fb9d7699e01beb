namespace BuildTimeML.Compression.Pruning;

/// <summary>Finds what scores least.</summary>
internal static class LeastScores
{
    /// <param name="scores">Not negative.</param>
    /// <param name="count">How many to find.</param>
    /// <param name="found">Hears the index of each; of equal ones the first.</param>
    public static void Find(ReadOnlySpan<float> scores, int count, Action<int> found)
    {
        if (count <= 0)
        {
            return;
        }

        float[] sorted = scores.ToArray();
        Array.Sort(sorted);
        float limit = sorted[count - 1];
        int equal = count - Array.IndexOf(sorted, limit);
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] < limit || (scores[i] == limit && equal-- > 0))
            {
                found(i);
            }
        }
    }
}
