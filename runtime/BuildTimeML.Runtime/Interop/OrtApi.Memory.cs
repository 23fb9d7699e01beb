using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

internal sealed unsafe partial class OrtApi
{
    /// <summary>What the engine calls a kind of memory: <c>Cpu</c>, <c>Cuda</c>.</summary>
    public string GetMemoryName(nint memoryInfo)
    {
        byte* name;
        Check(((delegate* unmanaged<nint, byte**, nint>)this[OrtApiSlot.MemoryInfoGetName])(memoryInfo, &name));
        return Marshal.PtrToStringUTF8((nint)name) ?? "";
    }

    /// <summary>The session's allocator of that memory, valid while the session is; to be released with <see cref="ReleaseAllocator"/>.</summary>
    public nint CreateAllocator(nint session, nint memoryInfo)
    {
        nint allocator;
        Check(((delegate* unmanaged<nint, nint, nint*, nint>)this[OrtApiSlot.CreateAllocator])(session, memoryInfo, &allocator));
        return allocator;
    }

    public void ReleaseAllocator(nint allocator) => ((delegate* unmanaged<nint, void>)this[OrtApiSlot.ReleaseAllocator])(allocator);

    /// <summary>A tensor in the allocator's memory, its elements not set; to be released with <see cref="ReleaseValue"/> before the allocator.</summary>
    public nint CreateTensor(nint allocator, ReadOnlySpan<long> shape, ElementType type)
    {
        nint value;
        fixed (long* dimensions = shape)
        {
            Check(((delegate* unmanaged<nint, long*, nuint, int, nint*, nint>)this[OrtApiSlot.CreateTensorAsOrtValue])(
                allocator, dimensions, (nuint)shape.Length, (int)type, &value));
        }

        return value;
    }
}
