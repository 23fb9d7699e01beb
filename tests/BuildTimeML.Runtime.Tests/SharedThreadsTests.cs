namespace BuildTimeML.Runtime.Tests;

public class SharedThreadsTests
{
    [LinuxFact]
    public async Task Models_share_the_threads_that_came_with_the_engine()
    {
        ChildProcess child = await ChildProcess.Run("threads");

        Assert.Equal(0, child.ExitCode);

        // Versions of the engine start a thread of their own with it.
        Assert.Matches("^True: [34], 0, 0$", child.Output);
        Assert.Empty(child.Errors);
    }

    [LinuxFact]
    public async Task After_other_code_made_the_environment_each_model_has_threads_of_its_own_and_a_warning_says_so()
    {
        ChildProcess child = await ChildProcess.Run("threads-of-others");

        Assert.Equal(0, child.ExitCode);
        Assert.Equal("False: 0, 3, 3", child.Output);
        Assert.Contains("[W:onnxruntime:BuildTimeML", Assert.Single(child.Errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("made ONNX Runtime's environment before", child.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_are_chosen_before_the_engine_is_loaded()
    {
        _ = OnnxRuntimeEngine.SharesThreads;

        Assert.Contains(
            "OnnxRuntimeEngine.Threads is set after", Assert.Throws<InvalidOperationException>(() => OnnxRuntimeEngine.Threads = 3).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => OnnxRuntimeEngine.AllowSpinning = true);
        Assert.Throws<ArgumentOutOfRangeException>(() => OnnxRuntimeEngine.Threads = -1);
        OnnxRuntimeEngine.Threads = 0;
        Assert.False(OnnxRuntimeEngine.AllowSpinning);
    }
}
