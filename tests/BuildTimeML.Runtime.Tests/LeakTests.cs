using System.Globalization;

namespace BuildTimeML.Runtime.Tests;

/// <summary>
/// Every kind of object is made and released some hundred times in a process of its own, which prints what each added to the native heap.
/// <see cref="ValgrindTests"/> finds less than this, where it can run.
/// </summary>
public class LeakTests
{
    // The smallest block that malloc gives takes 32 bytes.
    private const int Nothing = 8;

    // Threads come and go with sessions, and the heap gets some blocks of theirs back later. A session takes more than 10,000 bytes.
    private const int NextToNothing = 1000;

    [LinuxTheory]
    [InlineData("session", NextToNothing)]
    [InlineData("session-with-threads", NextToNothing)]
    [InlineData("session-dropped", NextToNothing)]
    [InlineData("failing-load", Nothing)]
    [InlineData("call", Nothing)]
    [InlineData("call-dropped", Nothing)]
    [InlineData("one-off-run", Nothing)]
    [InlineData("cancellable-run", Nothing)]
    [InlineData("cancelled-run", Nothing)]
    [InlineData("failing-run", Nothing)]
    [InlineData("text", Nothing)]
    [InlineData("sequence", Nothing)]
    [InlineData("engine-output", Nothing)]
    public async Task What_is_released_or_dropped_leaves_nothing_in_the_native_heap(string kind, int allowedBytes)
    {
        ChildProcess child = await ChildProcess.Run("leak", kind);

        Assert.Equal(0, child.ExitCode);
        Assert.InRange(long.Parse(child.Output, CultureInfo.InvariantCulture), long.MinValue, allowedBytes);
    }
}
