using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>
/// Rounds each weight of a layer up or down, whichever changes its output less together with the others: what is rounded by is a number from 0 to 1 first,
/// learned by Adam and drawn to either end more and more strongly. Nagel, Amjad, van Baalen, Louizos, Blankevoort, "Up or Down? Adaptive Rounding for
/// Post-Training Quantization", 2020, equations 21 to 24, with (W - Q) H (W - Q)' in the place of outputs on samples, which it is the expectation of.
/// </summary>
internal static class AdaRound
{
    private const int Steps = 1000;
    private const int WarmUp = Steps / 5;
    private const double LearningRate = 0.02;
    private const double Strength = 0.05;
    private const double FirstExponent = 20;
    private const double LastExponent = 2;
    private const double Stretch = 1.2;
    private const double Below = 0.1;
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;

    /// <param name="weights">Row by row: an output of the layer each, an input per column.</param>
    /// <param name="gram">H = XX' of the layer's inputs, or a multiple of it.</param>
    /// <param name="columns">Of a row.</param>
    /// <param name="grid">Rounds, and keeps what the weights become.</param>
    /// <param name="cancellation">Ends the work between rows.</param>
    public static void Quantize(ReadOnlyMemory<float> weights, ReadOnlyMemory<double> gram, int columns, ISteppedGrid grid, CancellationToken cancellation = default) =>
        Parallel.For(0, weights.Length / columns, new ParallelOptions { CancellationToken = cancellation }, row =>
        {
            double[] line = Array.ConvertAll(weights.Slice(row * columns, columns).ToArray(), w => (double)w);
            for (int start = 0; start < columns; start += grid.GroupSize)
            {
                grid.Fit(row, start, line.AsSpan(start, Math.Min(grid.GroupSize, columns - start)));
            }

            new Row(line, gram.Span, (column, weight) => grid.Neighbours(row, column, weight)).Round(gram.Span);
            for (int column = 0; column < columns; column++)
            {
                grid.Round(row, column, line);
            }
        });

    private sealed class Row
    {
        private readonly double[] _weights;
        private readonly double[] _low;
        private readonly double[] _steps;

        // What the share h of a step comes from: h = min(1, max(0, 1.2 sigmoid(v) - 0.1)).
        private readonly double[] _logits;
        private readonly double[] _shares;
        private readonly double[] _first;
        private readonly double[] _second;

        // H (q - w).
        private readonly double[] _slopes;
        private readonly double _unit;

        public Row(double[] weights, ReadOnlySpan<double> gram, Func<int, double, (double Low, double High)> neighbours)
        {
            int columns = weights.Length;
            (_weights, _low, _steps, _logits, _shares, _first, _second, _slopes) =
                (weights, new double[columns], new double[columns], new double[columns], new double[columns], new double[columns], new double[columns], new double[columns]);
            for (int i = 0; i < columns; i++)
            {
                (double low, double high) = neighbours(i, weights[i]);
                (_low[i], _steps[i]) = (low, high - low);
                double share = high > low ? Math.Clamp((weights[i] - low) / (high - low), 0, 1) : 0;
                double sigmoid = (share + Below) / Stretch;
                _logits[i] = Math.Log(sigmoid / (1 - sigmoid));
                _unit += gram[(i * columns) + i] * _steps[i] * _steps[i] / columns;
            }
        }

        public void Round(ReadOnlySpan<double> gram)
        {
            int columns = _weights.Length;
            for (int i = 0; i < columns; i++)
            {
                Move(gram, i, ShareOf(i), _low[i] - _weights[i]);
            }

            for (int step = 1; step <= Steps && _unit > 0; step++)
            {
                Learn(step);
                for (int i = 0; i < columns; i++)
                {
                    Move(gram, i, ShareOf(i), 0);
                }
            }

            for (int i = 0; i < columns; i++)
            {
                _weights[i] = _low[i] + (_shares[i] >= 0.5 ? _steps[i] : 0);
            }
        }

        private double ShareOf(int column) => Math.Clamp((Stretch / (1 + Math.Exp(-_logits[column]))) - Below, 0, 1);

        private void Move(ReadOnlySpan<double> gram, int column, double share, double more)
        {
            double change = ((share - _shares[column]) * _steps[column]) + more;
            _shares[column] = share;
            if (change != 0)
            {
                Rows.Subtract(_slopes, -change, gram.Slice(column * _slopes.Length, _slopes.Length));
            }
        }

        private void Learn(int step)
        {
            double done = Math.Max(0, (double)(step - WarmUp) / (Steps - WarmUp));
            double exponent = LastExponent + ((FirstExponent - LastExponent) * (1 + Math.Cos(Math.PI * done)) / 2);
            double strength = step > WarmUp ? Strength : 0;
            double rate = LearningRate * Math.Sqrt(1 - Math.Pow(Beta2, step)) / (1 - Math.Pow(Beta1, step));
            for (int i = 0; i < _logits.Length; i++)
            {
                double away = (2 * _shares[i]) - 1;
                double pull = -2 * strength * exponent * Math.Sign(away) * Math.Pow(Math.Abs(away), exponent - 1);
                double sigmoid = 1 / (1 + Math.Exp(-_logits[i]));
                double share = (Stretch * sigmoid) - Below;
                double slope = share is > 0 and < 1 ? ((2 * _slopes[i] * _steps[i] / _unit) + pull) * Stretch * sigmoid * (1 - sigmoid) : 0;
                _first[i] += (1 - Beta1) * (slope - _first[i]);
                _second[i] += (1 - Beta2) * ((slope * slope) - _second[i]);
                _logits[i] -= rate * _first[i] / (Math.Sqrt(_second[i]) + 1e-8);
            }
        }
    }
}
