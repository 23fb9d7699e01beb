using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

/// <summary>Owns the engine's run options, by which another thread can end a run.</summary>
internal sealed class RunOptionsHandle : SafeHandle
{
    private readonly OrtApi _api;

    public RunOptionsHandle(OrtApi api)
        : base(0, ownsHandle: true)
    {
        _api = api;
        SetHandle(api.CreateRunOptions());
    }

    public nint Pointer => handle;

    public override bool IsInvalid => handle == 0;

    public void Terminate() => _api.Terminate(handle);

    protected override bool ReleaseHandle()
    {
        _api.ReleaseRunOptions(handle);
        return true;
    }
}
