namespace BuildTimeML.Compression.Calibration;

/// <summary>The natural logarithm, from operations that every machine rounds the same way: libraries differ in its last bit, and a choice may rest on that.</summary>
internal static class NaturalLogarithm
{
    private const double OfTwo = 0.693147180559945309417;
    private const double RootOfTwo = 1.41421356237309504880;
    private const int Terms = 10;

    /// <param name="number">0 or more; 0 counts as 1, so that x log x is 0 there.</param>
    public static double Of(double number)
    {
        if (number == 0)
        {
            return 0;
        }

        int exponent = Math.ILogB(number);
        double fraction = Math.ScaleB(number, -exponent);
        if (fraction > RootOfTwo)
        {
            fraction /= 2;
            exponent++;
        }

        // log f = 2 artanh((f - 1) / (f + 1)), an odd series; the argument is below 0.172.
        double ratio = (fraction - 1) / (fraction + 1);
        double square = ratio * ratio;
        double sum = 0;
        for (int term = Terms; term >= 0; term--)
        {
            sum = (sum * square) + (1.0 / ((2 * term) + 1));
        }

        return (exponent * OfTwo) + (2 * ratio * sum);
    }
}
