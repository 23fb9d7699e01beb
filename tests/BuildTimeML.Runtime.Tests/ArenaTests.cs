using System.Globalization;

namespace BuildTimeML.Runtime.Tests;

public class ArenaTests
{
    [LinuxFact]
    public async Task A_session_that_shrinks_its_arena_gives_the_memory_of_a_large_call_back()
    {
        long kept = await Kept(shrinks: false);
        long afterShrinking = await Kept(shrinks: true);

        Assert.InRange(afterShrinking, 0, kept / 4);
    }

    private static async Task<long> Kept(bool shrinks)
    {
        ChildProcess child = await ChildProcess.Run("memory-kept", shrinks.ToString());
        Assert.Equal(0, child.ExitCode);
        return long.Parse(child.Output, CultureInfo.InvariantCulture);
    }
}
