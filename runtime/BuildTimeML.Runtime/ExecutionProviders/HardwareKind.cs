namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>What a device is, numbered as <c>OrtHardwareDeviceType</c> numbers it.</summary>
public enum HardwareKind
{
    /// <summary>A processor.</summary>
    Cpu = 0,

    /// <summary>A graphics processor.</summary>
    Gpu = 1,

    /// <summary>A neural processor.</summary>
    Npu = 2,
}
