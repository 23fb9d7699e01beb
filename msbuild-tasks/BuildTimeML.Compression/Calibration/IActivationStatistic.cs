namespace BuildTimeML.Compression.Calibration;

/// <summary>What is kept of a tensor that many runs give. The same runs give the same, however many threads there are.</summary>
internal interface IActivationStatistic
{
    /// <param name="elements">Of one run, in C order; not valid afterwards.</param>
    /// <param name="shape">Of the elements.</param>
    /// <returns>Whether all elements are finite numbers; where not, what is kept is of no use any more.</returns>
    bool Add(ReadOnlySpan<float> elements, ReadOnlySpan<long> shape);
}
