namespace BuildTimeML.Runtime.Interop;

internal sealed unsafe partial class OrtApi
{
    /// <summary>To be released with <see cref="ReleaseThreadingOptions"/>; the environment takes a copy.</summary>
    public nint CreateThreadingOptions()
    {
        nint options;
        Check(((delegate* unmanaged<nint*, nint>)this[OrtApiSlot.CreateThreadingOptions])(&options));
        return options;
    }

    public void ReleaseThreadingOptions(nint options) => ((delegate* unmanaged<nint, void>)this[OrtApiSlot.ReleaseThreadingOptions])(options);

    public void SetGlobalIntraOpThreads(nint options, int threads) => SetGlobal(OrtApiSlot.SetGlobalIntraOpNumThreads, options, threads);

    public void SetGlobalInterOpThreads(nint options, int threads) => SetGlobal(OrtApiSlot.SetGlobalInterOpNumThreads, options, threads);

    public void SetGlobalSpinning(nint options, bool allow) => SetGlobal(OrtApiSlot.SetGlobalSpinControl, options, allow ? 1 : 0);

    private void SetGlobal(OrtApiSlot slot, nint options, int value) => Check(((delegate* unmanaged<nint, int, nint>)this[slot])(options, value));
}
