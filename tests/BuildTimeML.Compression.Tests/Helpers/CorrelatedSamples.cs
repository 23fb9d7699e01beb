namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>Samples whose neighbouring numbers go along with each other, as those of real inputs do.</summary>
internal static class CorrelatedSamples
{
    public static ArraySamples Of(string input, long[] shape, int count, int seed = 1)
    {
        var random = new Random(seed);
        return new ArraySamples(input, shape, [.. Enumerable.Range(0, count).Select(_ => Smooth(ArraySamples.Normal(random, (int)Graph.Ir.Shape.ElementCount(shape))))]);
    }

    private static float[] Smooth(float[] numbers)
    {
        for (int i = 1; i < numbers.Length; i++)
        {
            numbers[i] = (0.9f * numbers[i - 1]) + (0.4f * numbers[i]) + 0.05f;
        }

        return numbers;
    }
}
