namespace BuildTimeML.Runtime.Interop;

/// <summary>Where a session's inputs and outputs lie: a table of its own, because older engines do not tell.</summary>
/// <param name="table">The <c>OrtApi</c> of version <see cref="RequiredVersion"/> or later.</param>
/// <param name="api">Checks the errors.</param>
internal sealed unsafe class OrtDeviceMemoryApi(void** table, OrtApi api)
{
    /// <summary>The lowest version that has every slot of <see cref="OrtDeviceMemorySlot"/>.</summary>
    public const int RequiredVersion = 23;

    /// <summary>The memory that an input is read from, part of the session.</summary>
    public nint GetInputMemory(nint session, int index, int count) => Get(OrtDeviceMemorySlot.SessionGetMemoryInfoForInputs, session, index, count);

    /// <summary>The memory that an output is written to, part of the session.</summary>
    public nint GetOutputMemory(nint session, int index, int count) => Get(OrtDeviceMemorySlot.SessionGetMemoryInfoForOutputs, session, index, count);

    private nint Get(OrtDeviceMemorySlot slot, nint session, int index, int count)
    {
        nint[] memories = new nint[count];
        fixed (nint* pointers = memories)
        {
            api.Check(((delegate* unmanaged<nint, nint*, nuint, nint>)table[(int)slot])(session, pointers, (nuint)count));
        }

        return memories[index];
    }
}
