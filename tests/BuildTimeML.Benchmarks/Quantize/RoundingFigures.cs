using BuildTimeML.Benchmarks.Prune;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>How far the outputs of layers stay above their error where weights are rounded to the nearest, by GPTQ, by GPTQ and descent, and by AdaRound: in dB, the mean over all layers.</summary>
internal static class RoundingFigures
{
    // Of each layer: AdaRound takes minutes for all.
    private const int Rows = 32;
    private const int SmallestWeight = 256;

    private static readonly BlockFormat FourBits = new(Bits: 4, BlockSize: 32);

    private static readonly (string Name, Action<float[], GramMatrix, ISteppedGrid> Round)[] Methods =
    [
        ("nearest", (rows, gram, grid) => PlainRounding.Quantize(rows, gram.Length, grid)),
        ("gptq", (rows, gram, grid) => Gptq.Quantize(rows, InverseFactor.Of(gram.Elements, gram.Length, Gptq.Damping), grid)),
        ("adaround", (rows, gram, grid) => AdaRound.Quantize(rows, gram.Elements, gram.Length, grid)),
        ("descent", (rows, gram, grid) => Gptq.Quantize(rows, InverseFactor.Keeping(gram.Elements, gram.Length, Gptq.Damping), grid)),
    ];

    public static void Add(Report report)
    {
        foreach (PruneTask task in new[] { PruneTasks.MobileNet(), PruneTasks.Agnews(), PruneTasks.SqueezeNet() })
        {
            using Model model = task.Read();
            Value[] weights = [.. model.Graph.Initializers.Where(i => i.Initializer is { ElementType: ElementType.Float32, Rank: >= 2, ElementCount: >= SmallestWeight })];
            IReadOnlyDictionary<Value, GramMatrix> grams = LayerGrams.Of(model, weights, new SchemeContext(task.Calibration, Progress: null, CancellationToken.None));
            foreach (int bits in new[] { 8, 4 })
            {
                Add(report, task.Name, bits, [.. grams.Where(g => g.Value.Groups == 1).Select(g => (RowsOf(g.Key), g.Value))]);
            }
        }
    }

    private static void Add(Report report, string name, int bits, IReadOnlyList<(float[] Rows, GramMatrix Gram)> layers)
    {
        double gptq = 0;
        foreach ((string method, Action<float[], GramMatrix, ISteppedGrid> round) in Methods)
        {
            double decibels = layers.Average(l => Decibels(l.Rows, l.Gram, Round(l.Rows, l.Gram, bits, round)));
            gptq = method == "gptq" ? decibels : gptq;
            report.Add(new Figure($"quantize.{name}.rounding.{bits}.{method}", Measurement.Exactly(decibels, layers.Count), "dB", method == "descent" ? Mark.AtLeast(gptq) : Mark.None));
        }
    }

    private static float[] RowsOf(Value weight)
    {
        var matrix = MatrixRows.Of(weight.Initializer!, isTransposed: WeightUse.FirstOf(weight, weight.Initializer!.Rank)?.ChannelAxis == 1);
        float[] rows = new float[Math.Min(Rows, matrix.Rows) * matrix.Columns];
        matrix.Copy(0, rows.Length / matrix.Columns, rows);
        return rows;
    }

    private static double[] Round(float[] weights, GramMatrix gram, int bits, Action<float[], GramMatrix, ISteppedGrid> round)
    {
        int columns = gram.Length;
        int rows = weights.Length / columns;
        if (bits == FourBits.Bits)
        {
            int bytes = FourBits.Bytes(FourBits.Blocks(columns) * FourBits.BlockSize);
            var blocks = new BlockWeights(FourBits, rows, columns, bytes, new byte[rows * bytes]);
            round(weights, gram, new BlockGrid(blocks, 0, new SquaredErrorFit()));
            return [.. Enumerable.Range(0, weights.Length).Select(i => blocks.WeightOf(i / columns, i % columns))];
        }

        float[] scales = [.. Enumerable.Range(0, rows).Select(r => ScaleSearch.Best(weights.AsSpan(r * columns, columns), out _))];
        var channels = new ChannelGrid(scales, columns, pairSafe: false);
        round(weights, gram, channels);
        return [.. channels.Codes.Select((c, i) => c * (double)scales[i / columns])];
    }

    private static double Decibels(float[] weights, GramMatrix gram, double[] rounded) =>
        10 * Math.Log10(Energy(Array.ConvertAll(weights, w => (double)w), gram) / Energy([.. rounded.Zip(weights, (q, w) => q - w)], gram));

    // The trace of W H W'.
    private static double Energy(double[] rows, GramMatrix gram)
    {
        double sum = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, gram.Length);
            for (int j = 0; j < gram.Length; j++)
            {
                sum += rows[i] * gram.Elements[(column * gram.Length) + j] * rows[(row * gram.Length) + j];
            }
        }

        return sum;
    }
}
