using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

/// <summary>Owns the engine's run options, by which another thread can end a run.</summary>
internal sealed class RunOptionsHandle : SafeHandle
{
    private readonly OrtApi _api;

    /// <param name="api">The engine.</param>
    /// <param name="shrinksArena">Whether a run ends by giving back memory that it did not need.</param>
    public RunOptionsHandle(OrtApi api, bool shrinksArena)
        : base(0, ownsHandle: true)
    {
        _api = api;
        SetHandle(api.CreateRunOptions());
        if (shrinksArena)
        {
            api.AddRunConfigEntry(handle, "memory.enable_memory_arena_shrinkage\0"u8, "cpu:0\0"u8);
        }
    }

    public nint Pointer => handle;

    public override bool IsInvalid => handle == 0;

    public void Terminate() => _api.Terminate(handle);

    /// <summary>Ready for another run.</summary>
    public void Unterminate() => _api.Unterminate(handle);

    protected override bool ReleaseHandle()
    {
        _api.ReleaseRunOptions(handle);
        return true;
    }
}
