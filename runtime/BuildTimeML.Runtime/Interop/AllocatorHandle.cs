using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

/// <summary>Owns an allocator of a session, and holds the session for as long.</summary>
internal sealed class AllocatorHandle : SafeHandle
{
    private readonly OrtApi _api;
    private readonly SessionHandle _session;
    private readonly bool _holdsSession;

    public AllocatorHandle(OrtApi api, SessionHandle session, nint memoryInfo)
        : base(0, ownsHandle: true)
    {
        _api = api;
        _session = session;
        session.DangerousAddRef(ref _holdsSession);
        try
        {
            SetHandle(api.CreateAllocator(session.DangerousGetHandle(), memoryInfo));
        }
        catch
        {
            session.DangerousRelease();
            throw;
        }
    }

    public nint Pointer => handle;

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        _api.ReleaseAllocator(handle);
        if (_holdsSession)
        {
            _session.DangerousRelease();
        }

        return true;
    }
}
