using BuildTimeML.Compression.Pruning.Repair;

namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>
/// A layer while inputs are taken from it and the others make that good. With H⁻¹ the inverse covariance of the inputs that are left, taking out those of B
/// costs tr(W_B (H⁻¹_BB)⁻¹ W_B'), changes W by -W_B (H⁻¹_BB)⁻¹ H⁻¹_B, and H⁻¹ by -H⁻¹_B' (H⁻¹_BB)⁻¹ H⁻¹_B.
/// </summary>
internal sealed class Elimination
{
    private const double Damping = 1e-3;

    private readonly int _length;
    private readonly int[][] _blocks;
    private readonly double[] _weights;
    private readonly double[] _inverse;
    private readonly double _energy;

    public Elimination(Consumer consumer)
    {
        _length = consumer.Weights.Length;
        _blocks = consumer.Blocks;
        _weights = [.. consumer.Weights.Elements];
        _inverse = new double[_length * _length];
        for (int i = 0; i < _length; i++)
        {
            _inverse[(i * _length) + i] = 1;
        }

        PositiveSystem.Of(consumer.Inputs.Covariance, _length, Damping).Solve(_inverse);
        _energy = Energy(consumer);
    }

    /// <summary>The mean square that the layer's output is off by, of that of its output.</summary>
    public double Cost(int unit)
    {
        int[] block = _blocks[unit];
        if (block.Length == 0)
        {
            return 0;
        }

        int rows = _weights.Length / _length;
        double[] part = new double[rows * block.Length];
        for (int r = 0; r < rows; r++)
        {
            for (int b = 0; b < block.Length; b++)
            {
                part[(r * block.Length) + b] = _weights[(r * _length) + block[b]];
            }
        }

        double[] solved = [.. part];
        Pivot(block).Solve(solved);
        return Matrices.Dot(part, solved) / _energy;
    }

    public void Remove(int unit)
    {
        int[] block = _blocks[unit];
        if (block.Length == 0)
        {
            return;
        }

        double[] scaled = new double[block.Length * _length];
        double[] transposed = new double[_length * block.Length];
        for (int b = 0; b < block.Length; b++)
        {
            for (int i = 0; i < _length; i++)
            {
                transposed[(i * block.Length) + b] = _inverse[(block[b] * _length) + i];
            }
        }

        Pivot(block).Solve(transposed);
        for (int b = 0; b < block.Length; b++)
        {
            for (int i = 0; i < _length; i++)
            {
                scaled[(b * _length) + i] = transposed[(i * block.Length) + b];
            }
        }

        Eliminate(_weights, block, scaled);
        Eliminate(_inverse, block, scaled);
        foreach (int b in block)
        {
            // No rounding brings it back.
            _inverse.AsSpan(b * _length, _length).Clear();
        }
    }

    private void Eliminate(double[] rows, int[] block, double[] scaled) => Parallel.For(0, rows.Length / _length, r =>
    {
        Span<double> row = rows.AsSpan(r * _length, _length);
        double[] factors = [.. block.Select(b => rows[(r * _length) + b])];
        for (int b = 0; b < block.Length; b++)
        {
            if (factors[b] != 0)
            {
                Quantization.Rows.Subtract(row, factors[b], scaled.AsSpan(b * _length, _length));
            }
        }

        foreach (int b in block)
        {
            row[b] = 0;
        }
    });

    private PositiveSystem Pivot(int[] block)
    {
        double[] pivot = new double[block.Length * block.Length];
        for (int i = 0; i < block.Length; i++)
        {
            for (int j = 0; j < block.Length; j++)
            {
                pivot[(i * block.Length) + j] = _inverse[(block[i] * _length) + block[j]];
            }
        }

        return PositiveSystem.Of(pivot, block.Length, damping: 1e-12);
    }

    private static double Energy(Consumer consumer)
    {
        int rows = consumer.Weights.Outputs;
        double[] product = Matrices.Multiply(consumer.Weights.Elements, consumer.Inputs.Covariance, rows, consumer.Weights.Length, consumer.Weights.Length);
        double energy = Matrices.Dot(product, consumer.Weights.Elements);
        return energy > 0 ? energy : 1;
    }
}
