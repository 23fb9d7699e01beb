using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

/// <summary>Owns a value of the engine.</summary>
internal sealed class ValueHandle : SafeHandle
{
    private readonly OrtApi _api;

    public ValueHandle(OrtApi api, nint value)
        : base(0, ownsHandle: true)
    {
        _api = api;
        SetHandle(value);
    }

    /// <summary>Valid while the handle is open.</summary>
    public nint Pointer => handle;

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        _api.ReleaseValue(handle);
        return true;
    }
}
