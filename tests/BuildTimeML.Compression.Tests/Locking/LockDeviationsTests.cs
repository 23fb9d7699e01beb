using BuildTimeML.Build;
using BuildTimeML.Compression.Locking;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Locking;

public sealed class LockDeviationsTests
{
    private static readonly LockedModel Locked = new("A", "s", "d", "o", "t", "1.30.0", "Int8Static", EquatableArray.Of("head"), 1000)
    {
        Agreement = 98,
        Accuracy = 87.5m,
        Sqnr = 34.6m,
        Latency = 0.41m,
    };

    [Fact]
    public void Within_the_tolerances_nothing_deviates_in_either_direction()
    {
        Assert.Empty(Of(Locked));
        Assert.Empty(Of(Locked with { Size = 1010, Agreement = 97.5m, Accuracy = 88, Sqnr = 33.6m, Latency = 0.51m }));
        Assert.Empty(Of(Locked with { Size = 990, Agreement = 98.5m, Accuracy = 87, Sqnr = 35.6m, Latency = 0.31m }));
    }

    [Fact]
    public void Beyond_them_each_number_is_named_with_both_values()
    {
        Assert.Equal(["size 1,011 instead of 1,000 bytes"], Of(Locked with { Size = 1011 }));
        Assert.Equal(["agreement 97.49 % instead of 98 %"], Of(Locked with { Agreement = 97.49m }));
        Assert.Equal(["accuracy 86.9 % instead of 87.5 %"], Of(Locked with { Accuracy = 86.9m }));
        Assert.Equal(["SQNR 33.5 dB instead of 34.6 dB"], Of(Locked with { Sqnr = 33.5m }));
        Assert.Equal(["latency 0.52 times that of the float model instead of 0.41 times that of the float model"], Of(Locked with { Latency = 0.52m }));
        Assert.Equal(["accuracy none instead of 87.5 %"], Of(Locked with { Accuracy = null }));
        Assert.Equal(["Float32 instead of Int8Static with head in float32"], Of(Locked with { Precision = "Float32", KeptFloat = EquatableArray<string>.Empty }));
        Assert.Empty(LockDeviations.Between(Locked, Locked with { Size = 1200, Latency = 0.6m }, LockTolerances.Parse("size=20; Latency=0.2")));
    }

    [Theory]
    [InlineData("size", "'size' is not a name, '=' and a number")]
    [InlineData("size=2 %", "'size=2 %' is not a name, '=' and a number")]
    [InlineData("speed=2", "'speed' is none of size, agreement, accuracy, sqnr, latency")]
    public void A_tolerance_that_cannot_be_read_is_named(string text, string why) =>
        Assert.Equal(why, Assert.Throws<FormatException>(() => LockTolerances.Parse(text)).Message);

    [Fact]
    public void A_file_reads_as_it_was_written()
    {
        string path = Path.GetTempFileName();
        File.Delete(path);
        LockFile.Put(path, Locked with { Name = "B", Data = "", Latency = null });
        LockFile.Put(path, Locked);

        Assert.Equal([Locked, Locked with { Name = "B", Data = "", Latency = null }], LockFile.Load(path));
        File.Delete(path);
    }

    private static string[] Of(LockedModel built) => [.. LockDeviations.Between(Locked, built, LockTolerances.Default)];
}
