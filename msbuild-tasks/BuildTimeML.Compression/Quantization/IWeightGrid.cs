namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// The numbers that the rows of a matrix can be rounded to; it keeps what they were rounded to. Calls for one row come in the order
/// of its columns, those for different rows at the same time.
/// </summary>
internal interface IWeightGrid
{
    /// <summary>How many columns of a row, from a multiple of it on, share what <see cref="Fit"/> chooses.</summary>
    int GroupSize { get; }

    /// <summary>Chooses the steps of a group, before the first of its columns is rounded.</summary>
    /// <param name="row">From 0 on.</param>
    /// <param name="column">The group's first.</param>
    /// <param name="weights">The group's; fewer than <see cref="GroupSize"/> at the end of a row.</param>
    void Fit(int row, int column, ReadOnlySpan<double> weights);

    /// <param name="row">From 0 on.</param>
    /// <param name="column">From 0 on.</param>
    /// <param name="weights">The row: rounded weights up to the column, and from there on those still to be rounded.</param>
    /// <returns>The number of the grid that the weight becomes.</returns>
    double Round(int row, int column, ReadOnlySpan<double> weights);
}
