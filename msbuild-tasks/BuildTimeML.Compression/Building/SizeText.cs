using System.Globalization;
using BuildTimeML.Build;

namespace BuildTimeML.Compression.Building;

internal static class SizeText
{
    /// <summary>For example <c>1.48 MB (1,479,963 bytes), 25.8 % of the original</c>.</summary>
    public static string Ratio(long size, long original) =>
        $"{ByteSize.Format(size)}, {(100.0 * size / original).ToString("0.0", CultureInfo.InvariantCulture)} % of the original";
}
