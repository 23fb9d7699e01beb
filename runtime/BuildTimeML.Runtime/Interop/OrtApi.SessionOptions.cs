namespace BuildTimeML.Runtime.Interop;

internal sealed unsafe partial class OrtApi
{
    public nint CreateSessionOptions()
    {
        nint options;
        Check(((delegate* unmanaged<nint*, nint>)this[OrtApiSlot.CreateSessionOptions])(&options));
        return options;
    }

    public void ReleaseSessionOptions(nint options) => ((delegate* unmanaged<nint, void>)this[OrtApiSlot.ReleaseSessionOptions])(options);

    public void SetGraphOptimization(nint options, GraphOptimization level) =>
        Check(((delegate* unmanaged<nint, int, nint>)this[OrtApiSlot.SetSessionGraphOptimizationLevel])(options, (int)level));

    public void SetIntraOpThreads(nint options, int threads) =>
        Check(((delegate* unmanaged<nint, int, nint>)this[OrtApiSlot.SetIntraOpNumThreads])(options, threads));

    public void DisableMemoryPattern(nint options) => Check(((delegate* unmanaged<nint, nint>)this[OrtApiSlot.DisableMemPattern])(options));

    /// <summary>The session uses the threads of the environment.</summary>
    public void DisablePerSessionThreads(nint options) => Check(((delegate* unmanaged<nint, nint>)this[OrtApiSlot.DisablePerSessionThreads])(options));

    /// <summary>From what severity on the engine writes about the session.</summary>
    public void SetSessionLogSeverity(nint options, LogSeverity severity) =>
        Check(((delegate* unmanaged<nint, int, nint>)this[OrtApiSlot.SetSessionLogSeverityLevel])(options, (int)severity));

    public void AddConfigEntry(nint options, string key, string value)
    {
        fixed (byte* keyText = Utf8.Terminated(key))
        fixed (byte* valueText = Utf8.Terminated(value))
        {
            Check(((delegate* unmanaged<nint, byte*, byte*, nint>)this[OrtApiSlot.AddSessionConfigEntry])(options, keyText, valueText));
        }
    }

    /// <summary>The engine writes the profile of the session when that is released, to a file whose name begins like this.</summary>
    public void EnableProfiling(nint options, string pathPrefix)
    {
        fixed (byte* text = NativePath.Terminated(pathPrefix))
        {
            Check(((delegate* unmanaged<nint, void*, nint>)this[OrtApiSlot.EnableProfiling])(options, text));
        }
    }

    public void SetOptimizedModelPath(nint options, string path)
    {
        fixed (byte* text = NativePath.Terminated(path))
        {
            Check(((delegate* unmanaged<nint, void*, nint>)this[OrtApiSlot.SetOptimizedModelFilePath])(options, text));
        }
    }
}
