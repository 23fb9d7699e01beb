namespace BuildTimeML.Compression.Training.Rounding;

/// <summary>
/// Learned step sizes: Esser, McKinstry, Bablani, Appuswamy, Modha, "Learned Step Size Quantization", 2020. What is learned is a factor f on the step s that
/// was there at first. By g / s², g being the scale of gradients of section 2.2, gradient descent on f moves the step as the paper does; and Adam, which
/// does not look at the size of a gradient, moves all steps by the same share.
/// </summary>
internal static class StepSize
{
    /// <summary>Of the factor.</summary>
    public const float Least = 1f / 16;

    /// <inheritdoc cref="Least"/>
    public const float Most = 16;

    /// <summary>g: the gradient of a step gathers those of all numbers that it rounds.</summary>
    /// <param name="numbers">How many there are: the weights of a row, or the activations of a sample.</param>
    /// <param name="levels">On the longer side of zero.</param>
    public static double GradientScale(long numbers, int levels) => 1 / Math.Sqrt((double)numbers * levels);
}
