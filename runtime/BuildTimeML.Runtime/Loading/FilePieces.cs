using System.Runtime.ExceptionServices;
using Microsoft.Win32.SafeHandles;

namespace BuildTimeML.Runtime;

/// <summary>A file read once from begin to end, by all cores together. What is read stays in no memory but a buffer for each.</summary>
internal static class FilePieces
{
    /// <summary>A buffer of this size stays in a core's own cache between reading and looking.</summary>
    public const int Size = 1 << 18;

    // More readers than this wait for memory, not for cores.
    private const int MaxReaders = 8;

    public delegate void Look(int piece, ReadOnlySpan<byte> bytes);

    public static int Count(long length) => checked((int)((length + Size - 1) / Size));

    /// <param name="file">Nobody changes it meanwhile.</param>
    /// <param name="look">Called once for each piece, by several threads in any order.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void Read(SafeFileHandle file, Look look)
    {
        int count = Count(RandomAccess.GetLength(file));
        int next = -1;
        ExceptionDispatchInfo? failure = null;
        var others = new Task[Math.Max(Math.Min(Math.Min(Environment.ProcessorCount, MaxReaders), count) - 1, 0)];
        for (int i = 0; i < others.Length; i++)
        {
            others[i] = Task.Run(ReadNext);
        }

        ReadNext();
        Task.WaitAll(others);
        failure?.Throw();

        void ReadNext()
        {
            try
            {
                byte[] buffer = GC.AllocateUninitializedArray<byte>(Size);
                for (int piece = Interlocked.Increment(ref next); piece < count && failure is null; piece = Interlocked.Increment(ref next))
                {
                    look(piece, buffer.AsSpan(0, Fill(file, buffer, (long)piece * Size)));
                }
            }
            catch (Exception e)
            {
                // The others still use the file: the caller hears of it when they have ended.
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }
    }

    private static int Fill(SafeFileHandle file, byte[] buffer, long offset)
    {
        int filled = 0;
        while (filled < buffer.Length && RandomAccess.Read(file, buffer.AsSpan(filled), offset + filled) is > 0 and int read)
        {
            filled += read;
        }

        return filled;
    }
}
