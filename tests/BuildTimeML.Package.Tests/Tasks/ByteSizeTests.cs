using BuildTimeML.Build;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("1.5 MB", 1_500_000)]
    [InlineData("2 MiB", 2 * 1024 * 1024)]
    [InlineData("800 kB", 800_000)]
    [InlineData("800KB", 800_000)]
    [InlineData("  1 GB ", 1_000_000_000)]
    [InlineData("0.5 GiB", 512 * 1024 * 1024)]
    [InlineData("500000", 500_000)]
    [InlineData("12 bytes", 12)]
    public void Sizes_are_read_as_people_write_them(string text, long bytes)
    {
        Assert.True(ByteSize.TryParse(text, out long read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("MB")]
    [InlineData("-1 MB")]
    [InlineData("1,5 MB")]
    [InlineData("1.5.2 MB")]
    [InlineData("1 TB")]
    [InlineData("99999999999999999999 GB")]
    [InlineData("1e3")]
    public void What_is_no_size_is_refused(string text) => Assert.False(ByteSize.TryParse(text, out _));

    [Theory]
    [InlineData(12, "12 bytes")]
    [InlineData(1_479_963, "1.48 MB (1,479,963 bytes)")]
    [InlineData(320_527, "320.53 kB (320,527 bytes)")]
    public void Sizes_are_shown_rounded_and_exact(long bytes, string text) => Assert.Equal(text, ByteSize.Format(bytes));
}
