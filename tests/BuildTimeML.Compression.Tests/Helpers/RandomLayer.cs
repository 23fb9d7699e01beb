namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>Weights and inputs of a layer: inputs that go along with each other, as those of real layers do.</summary>
internal sealed class RandomLayer
{
    public RandomLayer(int rows, int columns, int samples = 400, int seed = 1)
    {
        (Rows, Columns) = (rows, columns);
        var random = new Random(seed);
        Weights = [.. Enumerable.Range(0, rows * columns).Select(_ => (float)Normal(random))];
        Gram = new double[columns * columns];
        double[] x = new double[columns];
        for (int s = 0; s < samples; s++)
        {
            double shared = Normal(random);
            for (int c = 0; c < columns; c++)
            {
                x[c] = (c > 0 ? 0.7 * x[c - 1] : 0) + (0.5 * shared) + (Normal(random) * (c % 7 == 0 ? 4 : 1));
            }

            for (int i = 0; i < columns; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    Gram[(i * columns) + j] += x[i] * x[j];
                }
            }
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    public float[] Weights { get; }

    /// <summary>XX'.</summary>
    public double[] Gram { get; }

    /// <summary>The squared error that the rounded weights leave in the layer's output: the trace of (W - Q)XX'(W - Q)'.</summary>
    public double OutputError(Func<int, int, double> rounded)
    {
        double sum = 0;
        for (int r = 0; r < Rows; r++)
        {
            double[] difference = [.. Enumerable.Range(0, Columns).Select(c => Weights[(r * Columns) + c] - rounded(r, c))];
            for (int i = 0; i < Columns; i++)
            {
                for (int j = 0; j < Columns; j++)
                {
                    sum += difference[i] * Gram[(i * Columns) + j] * difference[j];
                }
            }
        }

        return sum;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
