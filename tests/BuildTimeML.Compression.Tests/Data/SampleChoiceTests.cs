using BuildTimeML.Compression.Data.Samples;

namespace BuildTimeML.Compression.Tests.Data;

public sealed class SampleChoiceTests
{
    [Fact]
    public void Every_fifth_of_what_is_used_is_held_back()
    {
        var choice = SampleChoice.Of(10, 500, 200);

        Assert.Equal([0, 1, 2, 3, 5, 6, 7, 8], choice.Calibration);
        Assert.Equal([4, 9], choice.HeldBack);
    }

    [Fact]
    public void No_more_than_so_many_are_used_and_they_are_spread_over_all()
    {
        var choice = SampleChoice.Of(1_000, 10, 300);

        Assert.Equal([0, 100, 200, 300, 400, 500, 600, 700, 800, 900], choice.Calibration.Concat(choice.HeldBack).Order());
        Assert.Equal([300, 600, 900], choice.HeldBack);
    }

    [Fact]
    public void At_least_one_is_held_back_and_a_single_one_serves_for_both()
    {
        Assert.Equal([2], SampleChoice.Of(3, 500, 200).HeldBack);
        Assert.Equal([0, 1], SampleChoice.Of(3, 500, 200).Calibration);
        Assert.Equal([0], SampleChoice.Of(1, 500, 200).HeldBack);
        Assert.Equal([0], SampleChoice.Of(1, 500, 200).Calibration);
        Assert.Empty(SampleChoice.Of(10, 500, 0).HeldBack);
        Assert.Equal(10, SampleChoice.Of(10, 500, 0).Calibration.Count);
    }

    [Fact]
    public void No_share_leaves_nothing_to_calibrate_with()
    {
        Assert.All(
            from count in Enumerable.Range(2, 60)
            from share in Enumerable.Range(1, 90)
            select SampleChoice.Of(count, 500, share * 10),
            choice =>
            {
                Assert.NotEmpty(choice.HeldBack);
                Assert.NotEmpty(choice.Calibration);
                Assert.Empty(choice.HeldBack.Intersect(choice.Calibration));
            });
    }
}
