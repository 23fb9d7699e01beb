using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting;

/// <summary>Histograms with few bins, for people to look at.</summary>
internal static class RangeSummary
{
    public const int MostBins = 64;

    /// <summary>Values beyond these are left out.</summary>
    public const int MostValues = 200;

    /// <returns>In the order of the graph.</returns>
    public static IReadOnlyList<ReportedRange> Of(IReadOnlyList<CalibratedRange> ranges) => [.. ranges.Take(MostValues).Select(Summarize)];

    private static ReportedRange Summarize(CalibratedRange range)
    {
        Histogram histogram = range.Histogram;
        double width = histogram.Width;
        int first = Bin(histogram.Range.Minimum, width);
        int count = Bin(histogram.Range.Maximum, width) - first + 1;
        int merged = (count + MostBins - 1) / MostBins;
        long[] counts = new long[(count + merged - 1) / merged];
        long clipped = 0;
        for (int i = 0; i < count; i++)
        {
            long numbers = histogram.Counts[first + i];
            double middle = (first + i + 0.5 - Histogram.BinsPerSide) * width;
            counts[i / merged] += numbers;
            clipped += middle < range.Covered.Minimum || middle > range.Covered.Maximum ? numbers : 0;
        }

        return new ReportedRange(
            range.Value, histogram.Range.Minimum, histogram.Range.Maximum, range.Covered.Minimum, range.Covered.Maximum,
            histogram.Count, histogram.Zeros, clipped, (first - Histogram.BinsPerSide) * width, merged * width, counts);
    }

    private static int Bin(double number, double width) => Math.Clamp((int)Math.Floor(number / width) + Histogram.BinsPerSide, 0, (2 * Histogram.BinsPerSide) - 1);
}
