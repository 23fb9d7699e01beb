namespace BuildTimeML.Runtime.Interop;

internal sealed unsafe partial class OrtApi
{
    // OrtArenaAllocator does not matter for memory that the engine only looks at; OrtDeviceAllocator it is.
    private const int DeviceAllocator = 0;
    private const int DefaultMemory = 0;

    /// <summary>The environment of the process; the engine hands out the same one every time.</summary>
    public nint CreateEnvironment(ReadOnlySpan<byte> logId, LogSeverity severity)
    {
        nint environment;
        fixed (byte* id = logId)
        {
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)this[OrtApiSlot.CreateEnv])((int)severity, id, &environment));
        }

        Check(((delegate* unmanaged<nint, nint>)this[OrtApiSlot.DisableTelemetryEvents])(environment));
        return environment;
    }

    /// <summary>The description of memory that the CPU reaches.</summary>
    public nint CreateCpuMemoryInfo()
    {
        nint info;
        Check(((delegate* unmanaged<int, int, nint*, nint>)this[OrtApiSlot.CreateCpuMemoryInfo])(DeviceAllocator, DefaultMemory, &info));
        return info;
    }

    /// <summary>The allocator that the engine takes for names; it is never released.</summary>
    public nint GetDefaultAllocator()
    {
        nint allocator;
        Check(((delegate* unmanaged<nint*, nint>)this[OrtApiSlot.GetAllocatorWithDefaultOptions])(&allocator));
        return allocator;
    }
}
