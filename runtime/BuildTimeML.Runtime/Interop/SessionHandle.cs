using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

/// <summary>Owns the engine's session. Calls hold references; the last one to go releases it.</summary>
internal sealed class SessionHandle(OrtApi api) : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    /// <summary>The handle comes first, so that no session is ever without an owner.</summary>
    public static SessionHandle Create(Engine engine, ReadOnlySpan<byte> model, nint options)
    {
        var session = new SessionHandle(engine.Api);
        session.SetHandle(engine.Api.CreateSessionFromArray(engine.Environment, model, options));
        return session;
    }

    protected override bool ReleaseHandle()
    {
        api.ReleaseSession(handle);
        return true;
    }
}
