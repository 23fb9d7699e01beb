namespace BuildTimeML.Runtime.Interop;

/// <summary>Slots that older engines lack; <see cref="OrtDeviceApi"/> is null there.</summary>
internal enum OrtDeviceSlot
{
    [Since(22)] GetKeyValuePairs = 298,
    [Since(22)] RegisterExecutionProviderLibrary = 301,
    [Since(22)] GetEpDevices = 303,
    [Since(22)] SessionOptionsAppendExecutionProviderV2 = 304,
    [Since(22)] SessionOptionsSetEpSelectionPolicy = 305,
    [Since(22)] HardwareDeviceType = 307,
    [Since(22)] HardwareDeviceVendorId = 308,
    [Since(22)] HardwareDeviceVendor = 309,
    [Since(22)] HardwareDeviceDeviceId = 310,
    [Since(22)] HardwareDeviceMetadata = 311,
    [Since(22)] EpDeviceEpName = 312,
    [Since(22)] EpDeviceEpVendor = 313,
    [Since(22)] EpDeviceEpMetadata = 314,
    [Since(22)] EpDeviceEpOptions = 315,
    [Since(22)] EpDeviceDevice = 316,
}

/// <summary>Slots that older engines lack; <see cref="OrtDeviceMemoryApi"/> is null there.</summary>
internal enum OrtDeviceMemorySlot
{
    [Since(23)] SessionGetMemoryInfoForInputs = 380,
    [Since(23)] SessionGetMemoryInfoForOutputs = 381,
}
