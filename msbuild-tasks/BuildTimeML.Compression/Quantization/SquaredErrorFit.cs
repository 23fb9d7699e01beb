namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// The steps that leave the least squared error: a search over how much of the range of the weights they cover, each refined by
/// least squares with the codes fixed.
/// </summary>
internal sealed class SquaredErrorFit : IBlockFit
{
    private const int Fractions = 12;
    private const double SmallestFraction = 0.6;
    private const int Refinements = 2;

    public BlockSteps Fit(ReadOnlySpan<double> weights, int limit)
    {
        (double minimum, double maximum) = BlockRange.Of(weights);
        if (BlockRange.IsZero(minimum, maximum, limit))
        {
            return new BlockSteps(1, 0);
        }

        BlockSteps best = default;
        double least = double.PositiveInfinity;
        for (int i = 0; i < Fractions; i++)
        {
            double fraction = 1 - ((1 - SmallestFraction) * i / (Fractions - 1));
            double scale = (maximum - minimum) * fraction / limit;
            double exact = -minimum * fraction / scale;
            for (int zeroPoint = (int)Math.Floor(exact); zeroPoint <= (int)Math.Ceiling(exact); zeroPoint++)
            {
                BlockSteps steps = new((float)scale, Math.Clamp(zeroPoint, 0, limit));
                for (int refinement = 0; refinement <= Refinements; refinement++)
                {
                    double error = Error(weights, steps, limit, out float refined);
                    if (error < least)
                    {
                        (best, least) = (steps, error);
                    }

                    steps = steps with { Scale = refined };
                }
            }
        }

        return best;
    }

    // Also tells the scale that fits the codes best.
    private static double Error(ReadOnlySpan<double> weights, BlockSteps steps, int limit, out float refined)
    {
        double error = 0;
        double product = 0;
        double square = 0;
        foreach (double weight in weights)
        {
            int steady = steps.CodeOf(weight, limit) - steps.ZeroPoint;
            double difference = weight - ((double)steps.Scale * steady);
            error += difference * difference;
            product += weight * steady;
            square += (double)steady * steady;
        }

        refined = product > 0 ? (float)(product / square) : steps.Scale;
        return error;
    }
}
