namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>Which adapter <see cref="WebGpu"/> takes.</summary>
public enum WebGpuPower
{
    /// <summary>The fastest.</summary>
    HighPerformance,

    /// <summary>The one that takes the least power.</summary>
    LowPower,
}
