namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// The upper triangular U with U'U = (H + dI)⁻¹ of a Gram matrix H: row i tells how the later inputs of a layer make good an error
/// in the weight of input i. Found from the last row up, by H = RR' with R upper triangular and U = R⁻¹.
/// </summary>
internal sealed class InverseFactor
{
    private const int SmallRow = 64;

    // Below the diagonal the columns of R as rows, on it and above it U.
    private readonly double[] _elements;

    private InverseFactor(double[] elements, int size)
    {
        _elements = elements;
        Size = size;
    }

    /// <summary>The number of rows and columns.</summary>
    public int Size { get; }

    /// <param name="gram">H = XX', row by row, of K inputs by K; symmetric, with nothing negative on its diagonal. Only what lies on it and below is read.</param>
    /// <param name="size">K.</param>
    /// <param name="damping">d, in means of the diagonal; ten times as much where H is too close to singular for it, as often as needed.</param>
    /// <exception cref="ArgumentException">H holds numbers that are not finite, or is not of that size.</exception>
    public static InverseFactor Of(ReadOnlySpan<double> gram, int size, double damping)
    {
        if (gram.Length != (long)size * size)
        {
            throw new ArgumentException($"A Gram matrix of {size} inputs has {(long)size * size} elements, not {gram.Length}.", nameof(gram));
        }

        double mean = MeanOfDiagonal(gram, size);
        if (!double.IsFinite(mean))
        {
            throw new ArgumentException("The Gram matrix is not finite.", nameof(gram));
        }

        // Inputs that are always 0 leave all roundings equal: those of the identity matrix.
        double unit = mean > 0 ? mean : 1;
        double[] elements = new double[gram.Length];
        for (double part = damping; ; part *= 10)
        {
            for (int i = 0; i < size; i++)
            {
                gram.Slice(i * size, i + 1).CopyTo(elements.AsSpan(i * size));
                elements.AsSpan((i * size) + i + 1, size - i - 1).Clear();
                elements[(i * size) + i] += part * unit;
            }

            if (TryFactor(elements, size))
            {
                return new InverseFactor(elements, size) { Damping = part * unit };
            }

            if (part > 1)
            {
                throw new ArgumentException("The Gram matrix is not positive semidefinite.", nameof(gram));
            }
        }
    }

    /// <summary>H; empty where it was not kept.</summary>
    public ReadOnlyMemory<double> Gram { get; private set; }

    /// <summary>What was added to its diagonal.</summary>
    public double Damping { get; private init; }

    /// <summary>What a way to round needs: for <see cref="RoundingMethod.AdaRound"/> the matrix is kept.</summary>
    public static InverseFactor For(RoundingMethod rounding, ReadOnlyMemory<double> gram, int size, double damping) =>
        rounding == RoundingMethod.AdaRound ? Keeping(gram, size, damping) : Of(gram.Span, size, damping);

    /// <summary>The same as <see cref="Of"/>, with the matrix itself.</summary>
    /// <inheritdoc cref="Of"/>
    public static InverseFactor Keeping(ReadOnlyMemory<double> gram, int size, double damping)
    {
        var factor = Of(gram.Span, size, damping);
        factor.Gram = gram;
        return factor;
    }

    /// <summary>The row from its diagonal element on.</summary>
    public ReadOnlySpan<double> Row(int index) => _elements.AsSpan((index * Size) + index, Size - index);

    private static bool TryFactor(double[] elements, int size)
    {
        for (int k = size - 1; k >= 0; k--)
        {
            double pivot = elements[(k * size) + k];
            if (!(pivot > 0) || !double.IsFinite(pivot))
            {
                return false;
            }

            double root = Math.Sqrt(pivot);
            Span<double> row = elements.AsSpan(k * size, size);
            Rows.Scale(row[..k], 1 / root);
            row[k] = 1;
            Rows.Scale(row[k..], 1 / root);
            Eliminate(elements, size, k);
        }

        return true;
    }

    // Takes column k of R out of all rows above: from H what it explains, from U what it adds.
    private static void Eliminate(double[] elements, int size, int k)
    {
        if (k < SmallRow)
        {
            EliminateFrom(elements, size, k, 0, k);
            return;
        }

        int chunk = Math.Max(SmallRow / 4, k / (4 * Environment.ProcessorCount));
        Parallel.For(0, (k + chunk - 1) / chunk, part => EliminateFrom(elements, size, k, part * chunk, Math.Min(k, (part + 1) * chunk)));
    }

    private static void EliminateFrom(double[] elements, int size, int k, int first, int end)
    {
        ReadOnlySpan<double> source = elements.AsSpan(k * size, size);
        for (int i = first; i < end; i++)
        {
            Span<double> target = elements.AsSpan(i * size, size);
            double factor = source[i];
            Rows.Subtract(target[..(i + 1)], factor, source);
            Rows.Subtract(target[k..], factor, source[k..]);
        }
    }

    private static double MeanOfDiagonal(ReadOnlySpan<double> gram, int size)
    {
        double sum = 0;
        for (int i = 0; i < size; i++)
        {
            sum += gram[(i * size) + i];
        }

        return sum / size;
    }
}
