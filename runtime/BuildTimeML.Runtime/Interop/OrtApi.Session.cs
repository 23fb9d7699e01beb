using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

internal sealed unsafe partial class OrtApi
{
    /// <summary>
    /// <c>OrtStatus* Run(session, run options, input names, inputs, input count, output names, output count, outputs)</c>,
    /// bare, for the one call that must cost nothing.
    /// </summary>
    public delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint> Run =>
        (delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)this[OrtApiSlot.Run];

    public nint CreateSessionFromArray(nint environment, ReadOnlySpan<byte> model, nint options)
    {
        nint session;
        fixed (byte* bytes = model)
        {
            Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)this[OrtApiSlot.CreateSessionFromArray])(
                environment, bytes, (nuint)model.Length, options, &session));
        }

        return session;
    }

    /// <summary>With what code the engine refuses to make a session of a byte that is no model.</summary>
    public OnnxRuntimeErrorCode RefuseModel(nint environment, nint options)
    {
        nint session;
        byte noModel = 0;
        nint status = ((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)this[OrtApiSlot.CreateSessionFromArray])(
            environment, &noModel, 1, options, &session);
        OnnxRuntimeErrorCode code = GetErrorCode(status);
        ReleaseStatus(status);
        return code;
    }

    public void ReleaseSession(nint session) => ((delegate* unmanaged<nint, void>)this[OrtApiSlot.ReleaseSession])(session);

    public int GetInputCount(nint session) => GetCount(OrtApiSlot.SessionGetInputCount, session);

    public int GetOutputCount(nint session) => GetCount(OrtApiSlot.SessionGetOutputCount, session);

    /// <summary>The inputs that have a default; the engine does not count them among its inputs.</summary>
    public int GetOptionalInputCount(nint session) => GetCount(OrtApiSlot.SessionGetOverridableInitializerCount, session);

    public string GetInputName(nint session, int index) => GetName(OrtApiSlot.SessionGetInputName, session, index);

    public string GetOutputName(nint session, int index) => GetName(OrtApiSlot.SessionGetOutputName, session, index);

    public string GetOptionalInputName(nint session, int index) => GetName(OrtApiSlot.SessionGetOverridableInitializerName, session, index);

    /// <summary>To be released with <see cref="ReleaseTypeInfo"/>.</summary>
    public nint GetInputTypeInfo(nint session, int index) => GetTypeInfo(OrtApiSlot.SessionGetInputTypeInfo, session, index);

    /// <summary>To be released with <see cref="ReleaseTypeInfo"/>.</summary>
    public nint GetOutputTypeInfo(nint session, int index) => GetTypeInfo(OrtApiSlot.SessionGetOutputTypeInfo, session, index);

    /// <summary>To be released with <see cref="ReleaseTypeInfo"/>.</summary>
    public nint GetOptionalInputTypeInfo(nint session, int index) => GetTypeInfo(OrtApiSlot.SessionGetOverridableInitializerTypeInfo, session, index);

    private int GetCount(OrtApiSlot slot, nint session)
    {
        nuint count;
        Check(((delegate* unmanaged<nint, nuint*, nint>)this[slot])(session, &count));
        return checked((int)count);
    }

    private string GetName(OrtApiSlot slot, nint session, int index)
    {
        nint allocator = GetDefaultAllocator();
        byte* name;
        Check(((delegate* unmanaged<nint, nuint, nint, byte**, nint>)this[slot])(session, (nuint)index, allocator, &name));
        string text = Marshal.PtrToStringUTF8((nint)name) ?? "";
        Check(((delegate* unmanaged<nint, byte*, nint>)this[OrtApiSlot.AllocatorFree])(allocator, name));
        return text;
    }

    private nint GetTypeInfo(OrtApiSlot slot, nint session, int index)
    {
        nint info;
        Check(((delegate* unmanaged<nint, nuint, nint*, nint>)this[slot])(session, (nuint)index, &info));
        return info;
    }
}
