using BuildTimeML.Build;
using BuildTimeML.Tasks.Items;
using BuildTimeML.Tasks.Worker;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class WorkerWatchTests
{
    [Theory]
    [InlineData("90 s", 90)]
    [InlineData("10min", 600)]
    [InlineData("1.5 h", 5400)]
    public void A_time_is_a_number_with_a_unit(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), WorkerWatch.Read(text));

    [Theory]
    [InlineData("90")]
    [InlineData("soon")]
    [InlineData("0 s")]
    [InlineData("-1 min")]
    [InlineData("1000 h")]
    public void Anything_else_is_none(string text) => Assert.Equal("BTML1093", Assert.Throws<BuildErrorException>(() => WorkerWatch.Read(text)).Error.Code);

    [Fact]
    public void Nothing_is_no_limit() => Assert.Equal(Timeout.InfiniteTimeSpan, WorkerWatch.Read(" "));

    [Theory]
    [InlineData(".NETCoreApp,Version=v10.0", true)]
    [InlineData(".NETCoreApp,Version=v11.0", true)]
    [InlineData("", true)]
    [InlineData(".NETCoreApp,Version=v9.0", false)]
    [InlineData(".NETStandard,Version=v2.1", false)]
    [InlineData(".NETFramework,Version=v4.8", false)]
    public void Classes_run_from_net10_on(string moniker, bool run) => Assert.Equal(run, TargetFramework.RunsClasses(moniker));
}
