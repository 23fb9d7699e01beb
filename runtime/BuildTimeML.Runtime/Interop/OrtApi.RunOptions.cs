namespace BuildTimeML.Runtime.Interop;

internal sealed unsafe partial class OrtApi
{
    public nint CreateRunOptions()
    {
        nint options;
        Check(((delegate* unmanaged<nint*, nint>)this[OrtApiSlot.CreateRunOptions])(&options));
        return options;
    }

    /// <summary>The runs with these options end with an error, between two nodes.</summary>
    public void Terminate(nint runOptions) => Check(((delegate* unmanaged<nint, nint>)this[OrtApiSlot.RunOptionsSetTerminate])(runOptions));

    /// <summary>The runs with these options go on again.</summary>
    public void Unterminate(nint runOptions) => Check(((delegate* unmanaged<nint, nint>)this[OrtApiSlot.RunOptionsUnsetTerminate])(runOptions));

    public void AddRunConfigEntry(nint runOptions, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* keyText = key)
        fixed (byte* valueText = value)
        {
            Check(((delegate* unmanaged<nint, byte*, byte*, nint>)this[OrtApiSlot.AddRunConfigEntry])(runOptions, keyText, valueText));
        }
    }

    public void ReleaseRunOptions(nint options) => ((delegate* unmanaged<nint, void>)this[OrtApiSlot.ReleaseRunOptions])(options);
}
