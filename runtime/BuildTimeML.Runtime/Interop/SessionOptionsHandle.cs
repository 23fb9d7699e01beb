using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

/// <summary>Owns the engine's session options, which are needed only while a session is created.</summary>
internal sealed class SessionOptionsHandle : SafeHandle
{
    private readonly OrtApi _api;

    public SessionOptionsHandle(OrtApi api)
        : base(0, ownsHandle: true)
    {
        _api = api;
        SetHandle(api.CreateSessionOptions());
    }

    public nint Pointer => handle;

    public override bool IsInvalid => handle == 0;

    /// <summary>Has the engine stop loading when it is cancelled, where the engine can. To be disposed before this.</summary>
    public CancellationTokenRegistration CancelLoadingWith(OrtCancellationApi? api, CancellationToken cancellation) =>
        api is null ? default : cancellation.UnsafeRegister(_ => api.Cancel(handle), null);

    protected override bool ReleaseHandle()
    {
        _api.ReleaseSessionOptions(handle);
        return true;
    }
}
