using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

/// <summary>
/// The engine's C functions, reached through its function table. Handles are opaque pointers; every method here turns a
/// failed status into an <see cref="OnnxRuntimeException"/>.
/// </summary>
/// <param name="table">The <c>OrtApi</c> of version <see cref="RequiredVersion"/> or later.</param>
/// <remarks>
/// <c>ORT_API_CALL</c> is the platform's default calling convention, hence <c>delegate* unmanaged</c> without a name.
/// </remarks>
internal sealed unsafe partial class OrtApi(void** table)
{
    /// <summary>The lowest version that has every slot of <see cref="OrtApiSlot"/>.</summary>
    public const int RequiredVersion = 15;

    private void* this[OrtApiSlot slot] => table[(int)slot];

    /// <summary>Throws the engine's error, if there is one, and releases it.</summary>
    /// <exception cref="OnnxRuntimeException">The status is an error.</exception>
    public void Check(nint status)
    {
        if (status != 0)
        {
            Throw(status);
        }
    }

    public void ReleaseStatus(nint status) => ((delegate* unmanaged<nint, void>)this[OrtApiSlot.ReleaseStatus])(status);

    private OnnxRuntimeErrorCode GetErrorCode(nint status) => (OnnxRuntimeErrorCode)((delegate* unmanaged<nint, int>)this[OrtApiSlot.GetErrorCode])(status);

    private void Throw(nint status)
    {
        ProcessEnd.WaitIfNear();
        OnnxRuntimeErrorCode code = GetErrorCode(status);
        byte* text = ((delegate* unmanaged<nint, byte*>)this[OrtApiSlot.GetErrorMessage])(status);
        string message = Marshal.PtrToStringUTF8((nint)text) ?? "";
        ReleaseStatus(status);
        throw new OnnxRuntimeException(code, message);
    }
}
