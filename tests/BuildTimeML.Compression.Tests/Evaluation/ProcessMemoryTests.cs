using System.Runtime.InteropServices;
using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Compression.Tests.Evaluation;

public sealed class ProcessMemoryTests
{
    [Fact]
    public void The_line_of_anonymous_memory_is_read() =>
        Assert.Equal(1234 << 10, ProcessMemory.Anonymous("Rss:               99999 kB\nAnonymous:          1234 kB\nLazyFree:              7 kB\n"u8));

    [Fact]
    public unsafe void Memory_that_is_written_to_counts_while_it_is_there_and_at_its_peak()
    {
        const int Bytes = 64 << 20;
        using var peak = new PeakMemory();
        void* block = NativeMemory.Alloc(Bytes);
        new Span<byte>(block, Bytes).Fill(1);
        Thread.Sleep(50);
        NativeMemory.Free(block);

        Assert.True(peak.Growth() > Bytes * 0.9);
    }
}
