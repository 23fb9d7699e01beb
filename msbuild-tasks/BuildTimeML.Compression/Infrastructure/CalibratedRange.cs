using BuildTimeML.Compression.Calibration;

namespace BuildTimeML.Compression.Infrastructure;

/// <summary>The numbers that samples gave a value, and those that its 8 bits cover.</summary>
/// <param name="Value">The name of the value.</param>
/// <param name="Histogram">Of the numbers.</param>
/// <param name="Covered">What is outside is clipped.</param>
internal sealed record CalibratedRange(string Value, Histogram Histogram, ValueRange Covered);
