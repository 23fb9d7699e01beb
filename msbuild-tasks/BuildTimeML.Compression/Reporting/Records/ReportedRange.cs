namespace BuildTimeML.Compression.Reporting.Records;

/// <summary>The numbers that the samples gave a value of the model, and those that its 8 bits cover.</summary>
/// <param name="Value">Its name.</param>
/// <param name="Minimum">Of the numbers, and 0.</param>
/// <param name="Maximum">Of the numbers, and 0.</param>
/// <param name="CoveredFrom">The smallest number that 8 bits can say.</param>
/// <param name="CoveredTo">The largest.</param>
/// <param name="Numbers">How many there were.</param>
/// <param name="Zeros">Those that are exactly 0, which no bin counts.</param>
/// <param name="Clipped">About how many lie outside of what is covered.</param>
/// <param name="FirstEdge">Where the first bin begins.</param>
/// <param name="BinWidth">Of each.</param>
/// <param name="Counts">Of each bin.</param>
internal sealed record ReportedRange(
    string Value, double Minimum, double Maximum, double CoveredFrom, double CoveredTo, long Numbers, long Zeros, long Clipped, double FirstEdge, double BinWidth, IReadOnlyList<long> Counts);
