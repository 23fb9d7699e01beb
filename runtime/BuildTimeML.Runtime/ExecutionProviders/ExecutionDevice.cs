namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>A device of this machine, as one execution provider offers it; a device that two offer is there twice.</summary>
/// <param name="Provider">The execution provider, as the engine calls it: <c>CPUExecutionProvider</c>.</param>
/// <param name="ProviderVendor">Who made the execution provider.</param>
/// <param name="Kind">What the device is.</param>
/// <param name="Vendor">Who made the device, in words; empty where that is not known.</param>
/// <param name="VendorId">Who made the device: the PCI vendor, where it has one.</param>
/// <param name="DeviceId">Which model it is, by its vendor's numbers; not one of several equal devices.</param>
public sealed record ExecutionDevice(string Provider, string ProviderVendor, HardwareKind Kind, string Vendor, long VendorId, long DeviceId)
{
    /// <summary>What the execution provider says of itself and the device, such as its version.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>What the operating system says of the device.</summary>
    public IReadOnlyDictionary<string, string> HardwareMetadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The options that the execution provider takes for the device where none are given.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The engine's <c>OrtEpDevice</c>; it lives as long as the process.</summary>
    internal nint Pointer { get; init; }
}
