using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Tool.Measuring;

/// <summary>What became of a model at one precision.</summary>
/// <param name="Precision">One of <see cref="Build.Precisions.Schemes"/>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Quality">How near it comes to the original; null where the precision does not work for the model.</param>
/// <param name="TimeRatio">Its time by that of the original; null where the precision does not work.</param>
/// <param name="WhyNot">Why it does not work; null where it does.</param>
internal sealed record SchemeTrial(string Precision, long Size, Quality? Quality, MedianEstimate? TimeRatio, string? WhyNot);
