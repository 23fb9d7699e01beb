namespace BuildTimeML.Runtime.Tests;

public class ProcessExitTests
{
    [Theory]
    [InlineData("exit-with-live-sessions", 11)]
    [InlineData("exit-while-running", 12)]
    [InlineData("exit-by-exit-while-running", 13)]
    [InlineData("exit-while-loading", 14)]
    public async Task A_process_ends_with_its_own_code_whatever_is_loaded_or_running(string scenario, int exitCode)
    {
        ChildProcess child = await ChildProcess.Run(scenario);

        Assert.Equal((exitCode, "", ""), (child.ExitCode, child.Output, child.Errors));
    }
}
