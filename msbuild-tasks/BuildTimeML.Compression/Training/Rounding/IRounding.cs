namespace BuildTimeML.Compression.Training.Rounding;

/// <summary>
/// What a precision makes of a weight. Training computes with the rounded numbers and moves those behind them, by the same gradients: the straight-through estimator
/// (Bengio, Léonard and Courville 2013, "Estimating or Propagating Gradients Through Stochastic Neurons for Conditional Computation").
/// </summary>
internal interface IRounding
{
    /// <param name="weights">In C order.</param>
    /// <param name="rounded">As long. The precision stores it without another error.</param>
    void Round(ReadOnlySpan<float> weights, Span<float> rounded);
}
