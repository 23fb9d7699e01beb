namespace BuildTimeML.Compression.Calibration;

/// <summary>What is lost when numbers are quantised in a range.</summary>
internal interface IRangeLoss
{
    /// <returns>Less is better; only differences between ranges mean something.</returns>
    double Of(ValueRange range);
}
