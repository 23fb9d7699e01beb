using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

internal sealed unsafe partial class OrtApi
{
    /// <summary>The execution providers that the engine was built with, under its names; whether they start is another matter.</summary>
    public string[] GetAvailableProviders()
    {
        byte** texts;
        int count;
        Check(((delegate* unmanaged<byte***, int*, nint>)this[OrtApiSlot.GetAvailableProviders])(&texts, &count));
        string[] names = new string[count];
        for (int i = 0; i < count; i++)
        {
            names[i] = Marshal.PtrToStringUTF8((nint)texts[i]) ?? "";
        }

        Check(((delegate* unmanaged<byte**, int, nint>)this[OrtApiSlot.ReleaseAvailableProviders])(texts, count));
        return names;
    }

    public void SetCpuArena(nint sessionOptions, bool enabled) =>
        Check(((delegate* unmanaged<nint, nint>)this[enabled ? OrtApiSlot.EnableCpuMemArena : OrtApiSlot.DisableCpuMemArena])(sessionOptions));

    public void AppendProvider(nint sessionOptions, string name, IReadOnlyDictionary<string, string> settings)
    {
        using var entries = new Utf8Pairs(settings);
        fixed (byte* nameText = Utf8.Terminated(name))
        {
            Check(((delegate* unmanaged<nint, byte*, byte**, byte**, nuint, nint>)this[OrtApiSlot.SessionOptionsAppendExecutionProvider])(
                sessionOptions, nameText, entries.Keys, entries.Values, entries.Count));
        }
    }

    public void AppendCuda(nint sessionOptions, IReadOnlyDictionary<string, string> settings) => AppendWithOptions(
        sessionOptions,
        settings,
        OrtApiSlot.CreateCUDAProviderOptions,
        OrtApiSlot.UpdateCUDAProviderOptions,
        OrtApiSlot.SessionOptionsAppendExecutionProviderCUDA,
        OrtApiSlot.ReleaseCUDAProviderOptions);

    public void AppendTensorRt(nint sessionOptions, IReadOnlyDictionary<string, string> settings) => AppendWithOptions(
        sessionOptions,
        settings,
        OrtApiSlot.CreateTensorRTProviderOptions,
        OrtApiSlot.UpdateTensorRTProviderOptions,
        OrtApiSlot.SessionOptionsAppendExecutionProviderTensorRT,
        OrtApiSlot.ReleaseTensorRTProviderOptions);

    private void AppendWithOptions(
        nint sessionOptions, IReadOnlyDictionary<string, string> settings, OrtApiSlot create, OrtApiSlot update, OrtApiSlot append, OrtApiSlot release)
    {
        nint options;
        Check(((delegate* unmanaged<nint*, nint>)this[create])(&options));
        try
        {
            using var entries = new Utf8Pairs(settings);
            Check(((delegate* unmanaged<nint, byte**, byte**, nuint, nint>)this[update])(options, entries.Keys, entries.Values, entries.Count));
            Check(((delegate* unmanaged<nint, nint, nint>)this[append])(sessionOptions, options));
        }
        finally
        {
            ((delegate* unmanaged<nint, void>)this[release])(options);
        }
    }
}
