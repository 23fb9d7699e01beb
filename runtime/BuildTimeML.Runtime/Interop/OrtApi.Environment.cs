namespace BuildTimeML.Runtime.Interop;

internal sealed unsafe partial class OrtApi
{
    // OrtArenaAllocator does not matter for memory that the engine only looks at; OrtDeviceAllocator it is.
    private const int DeviceAllocator = 0;
    private const int DefaultMemory = 0;

    /// <summary>
    /// The environment of the process. The engine makes it once and hands out the same one every time, whatever later callers ask for.
    /// </summary>
    public nint CreateEnvironment(
        ReadOnlySpan<byte> logId, LogSeverity severity, delegate* unmanaged<nint, int, byte*, byte*, byte*, byte*, void> log, nint threadingOptions)
    {
        nint environment;
        fixed (byte* id = logId)
        {
            Check(((delegate* unmanaged<delegate* unmanaged<nint, int, byte*, byte*, byte*, byte*, void>, nint, int, byte*, nint, nint*, nint>)
                this[OrtApiSlot.CreateEnvWithCustomLoggerAndGlobalThreadPools])(log, 0, (int)severity, id, threadingOptions, &environment));
        }

        Check(((delegate* unmanaged<nint, nint>)this[OrtApiSlot.DisableTelemetryEvents])(environment));
        return environment;
    }

    /// <summary>What sessions that are loaded from now on write to the log.</summary>
    public void SetLogSeverity(nint environment, LogSeverity severity) =>
        Check(((delegate* unmanaged<nint, int, nint>)this[OrtApiSlot.UpdateEnvWithCustomLogLevel])(environment, (int)severity));

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
