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
        ProcessEnd.Enter();
        try
        {
            session.SetHandle(engine.Api.CreateSessionFromArray(engine.Environment, model, options));
            return session;
        }
        finally
        {
            ProcessEnd.Exit();
        }
    }

    protected override bool ReleaseHandle()
    {
        if (ProcessEnd.TryEnter())
        {
            api.ReleaseSession(handle);
            ProcessEnd.Exit();
        }

        return true;
    }
}
