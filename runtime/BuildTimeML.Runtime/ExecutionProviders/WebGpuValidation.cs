namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>How much of what <see cref="WebGpu"/> asks of the driver is checked.</summary>
public enum WebGpuValidation
{
    /// <summary>Nothing.</summary>
    Disabled,

    /// <summary>What the WebGPU library checks by itself.</summary>
    Library,

    /// <summary>Shapes and sizes too.</summary>
    Basic,

    /// <summary>Everything: slow.</summary>
    Full,
}
