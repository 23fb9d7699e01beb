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

    public void ReleaseRunOptions(nint options) => ((delegate* unmanaged<nint, void>)this[OrtApiSlot.ReleaseRunOptions])(options);
}
