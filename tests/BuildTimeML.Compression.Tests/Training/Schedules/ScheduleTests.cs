using BuildTimeML.Compression.Training.Schedules;

namespace BuildTimeML.Compression.Tests.Training.Schedules;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("Constant", 0, 1)]
    [InlineData("Constant", 89, 1)]
    [InlineData("Step", 29, 1)]
    [InlineData("Step", 30, 0.1)]
    [InlineData("Step", 89, 0.01)]
    [InlineData("Exponential", 0, 1)]
    [InlineData("Exponential", 45, 0.1)]
    [InlineData("Cosine", 0, 1)]
    [InlineData("Cosine", 30, 0.75)]
    [InlineData("Cosine", 45, 0.5)]
    [InlineData("Cosine", 60, 0.25)]
    public void A_schedule_gives_its_share_of_the_rate(string name, long step, double factor) =>
        Assert.Equal(factor, ScheduleTable.Find(name).Factor(step, 90), 1e-12);

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(8, 0.9)]
    [InlineData(9, 1)]
    [InlineData(54, 0.5)]
    public void A_warm_up_rises_evenly_and_the_schedule_has_the_rest_of_the_steps(long step, double factor) =>
        Assert.Equal(factor, new WarmUp(ScheduleTable.Find("Cosine"), 9).Factor(step, 99), 1e-12);

    [Fact]
    public void Every_schedule_that_stands_alone_is_in_the_table() => Assert.Equal(
        typeof(ISchedule).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ISchedule)) && t != typeof(WarmUp)).Select(t => t.Name).Order(),
        ScheduleTable.All.Select(s => s.GetType().Name).Order());
}
