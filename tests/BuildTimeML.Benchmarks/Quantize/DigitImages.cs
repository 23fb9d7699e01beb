namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>The test images of MNIST as float.</summary>
internal static class DigitImages
{
    private const int Pixels = 28 * 28;

    /// <param name="input">Of the model.</param>
    /// <param name="first">The first image.</param>
    /// <param name="count">How many.</param>
    /// <param name="white">What the pixel 255 becomes.</param>
    public static RowSamples<float> Read(string input, int first, int count, float white)
    {
        (_, byte[] data) = Idx.Read(TestData.File("data/mnist/t10k-images-idx3-ubyte.gz"));
        return new RowSamples<float>(input, [1, 1, 28, 28], Array.ConvertAll(data[(first * Pixels)..((first + count) * Pixels)], b => b * (white / 255)));
    }
}
