namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>In which order tensors of images lie in memory.</summary>
public enum WebGpuLayout
{
    /// <summary>Channels last.</summary>
    Nhwc,

    /// <summary>Channels first, as models have them.</summary>
    Nchw,
}
