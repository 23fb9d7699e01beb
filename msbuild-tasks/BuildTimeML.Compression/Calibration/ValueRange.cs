namespace BuildTimeML.Compression.Calibration;

/// <summary>The numbers that a quantised tensor is to cover; what lies outside is clipped.</summary>
/// <param name="Minimum">At most 0, so that zero can be exact.</param>
/// <param name="Maximum">At least 0.</param>
internal readonly record struct ValueRange(float Minimum, float Maximum);
