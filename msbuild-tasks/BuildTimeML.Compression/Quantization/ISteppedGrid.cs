namespace BuildTimeML.Compression.Quantization;

/// <summary>A grid whose numbers lie apart by steps, so that a weight can be rounded up or down.</summary>
internal interface ISteppedGrid : IWeightGrid
{
    /// <summary>The numbers on both sides of a weight, after its group was fitted; twice the same one beyond the ends of the grid.</summary>
    (double Low, double High) Neighbours(int row, int column, double weight);

    /// <summary>Gives a weight that was rounded another number of the grid.</summary>
    /// <returns>Whether it may have it; otherwise nothing changes.</returns>
    bool TryChange(int row, int column, double weight);
}
