using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Tests.Child;

/// <summary>What native code holds of glibc's heap, in all its arenas.</summary>
internal static unsafe class NativeHeap
{
    private const int Mapped = 4;
    private const int InUse = 7;

    /// <summary>Bytes in use, those in mappings of their own included.</summary>
    public static long BytesInUse()
    {
        Info info = GetInfo();
        return (long)(info.Fields[InUse] + info.Fields[Mapped]);
    }

    [DllImport("libc", EntryPoint = "mallinfo2")]
    private static extern Info GetInfo();

    /// <summary><c>struct mallinfo2</c>: ten numbers of the type <c>size_t</c>, here on 64 bits.</summary>
    private struct Info
    {
        public fixed ulong Fields[10];
    }
}
