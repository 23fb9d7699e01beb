namespace BuildTimeML.Compression.Calibration;

/// <summary>
/// Finds the range with the least loss: each end moves towards 0 over levels that are 3 % apart, the other one held, and in turn until
/// neither moves; then once more over finer levels around both. Of two equal losses the wider range is taken.
/// </summary>
internal static class RangeSearch
{
    private const int Levels = 100;
    private const float Ratio = 0.97f;
    private const int FineLevels = 6;
    private const float FineStep = 0.005f;
    private const int Rounds = 4;

    private static readonly float[] Coarse = MakeCoarse();
    private static readonly float[] Fine = [.. Enumerable.Range(-FineLevels, (2 * FineLevels) + 1).Select(l => 1 + (l * FineStep))];

    /// <param name="widest">All numbers are in it.</param>
    /// <param name="grid">Whether both ends move together.</param>
    /// <param name="loss">Of the numbers.</param>
    public static ValueRange Best(ValueRange widest, ActivationGrid grid, IRangeLoss loss)
    {
        float largest = MathF.Max(-widest.Minimum, widest.Maximum);
        var search = new Search(loss, grid.IsSymmetric ? new ValueRange(-largest, largest) : widest);
        if (grid.IsSymmetric)
        {
            search.Move(Coarse, (_, f) => new ValueRange(-largest * f, largest * f));
            search.Move(Fine, (best, f) => new ValueRange(MathF.Max(best.Minimum * f, -largest), MathF.Min(best.Maximum * f, largest)));
            return search.Best;
        }

        ValueRange before;
        int round = 0;
        do
        {
            before = search.Best;
            search.Move(Coarse, (best, f) => best with { Maximum = widest.Maximum * f });
            search.Move(Coarse, (best, f) => best with { Minimum = widest.Minimum * f });
        }
        while (search.Best != before && ++round < Rounds);

        search.Move(Fine, (best, f) => best with { Maximum = MathF.Min(best.Maximum * f, widest.Maximum) });
        search.Move(Fine, (best, f) => best with { Minimum = MathF.Max(best.Minimum * f, widest.Minimum) });
        return search.Best;
    }

    private static float[] MakeCoarse()
    {
        float[] factors = new float[Levels];
        factors[0] = 1;
        for (int i = 1; i < Levels; i++)
        {
            factors[i] = factors[i - 1] * Ratio;
        }

        return factors;
    }

    private sealed class Search(IRangeLoss loss, ValueRange start)
    {
        private double _least = loss.Of(start);

        public ValueRange Best { get; private set; } = start;

        public void Move(IEnumerable<float> factors, Func<ValueRange, float, ValueRange> at)
        {
            ValueRange from = Best;
            foreach (ValueRange next in factors.Select(f => at(from, f)).Where(n => n != from))
            {
                double lost = loss.Of(next);
                if (lost < _least)
                {
                    (Best, _least) = (next, lost);
                }
            }
        }
    }
}
