namespace BuildTimeML.Runtime.Interop;

/// <summary>
/// The slots of the engine's function table that are in use, in the order of <c>struct OrtApi</c> in
/// <c>onnxruntime_c_api.h</c>. Slots are only ever appended there, so a number never changes its meaning.
/// </summary>
internal enum OrtApiSlot
{
    [Since(1)] GetErrorCode = 1,
    [Since(1)] GetErrorMessage = 2,
    [Since(1)] DisableTelemetryEvents = 6,
    [Since(1)] CreateSessionFromArray = 8,
    [Since(1)] Run = 9,
    [Since(1)] CreateSessionOptions = 10,
    [Since(1)] SetOptimizedModelFilePath = 11,
    [Since(1)] EnableProfiling = 14,
    [Since(1)] DisableMemPattern = 17,
    [Since(1)] EnableCpuMemArena = 18,
    [Since(1)] DisableCpuMemArena = 19,
    [Since(1)] SetSessionLogSeverityLevel = 22,
    [Since(1)] SetSessionGraphOptimizationLevel = 23,
    [Since(1)] SetIntraOpNumThreads = 24,
    [Since(1)] SessionGetInputCount = 30,
    [Since(1)] SessionGetOutputCount = 31,
    [Since(1)] SessionGetOverridableInitializerCount = 32,
    [Since(1)] SessionGetInputTypeInfo = 33,
    [Since(1)] SessionGetOutputTypeInfo = 34,
    [Since(1)] SessionGetOverridableInitializerTypeInfo = 35,
    [Since(1)] SessionGetInputName = 36,
    [Since(1)] SessionGetOutputName = 37,
    [Since(1)] SessionGetOverridableInitializerName = 38,
    [Since(1)] CreateRunOptions = 39,
    [Since(1)] RunOptionsSetTerminate = 46,
    [Since(1)] RunOptionsUnsetTerminate = 47,
    [Since(1)] CreateTensorAsOrtValue = 48,
    [Since(1)] CreateTensorWithDataAsOrtValue = 49,
    [Since(1)] GetTensorMutableData = 51,
    [Since(1)] CastTypeInfoToTensorInfo = 55,
    [Since(1)] GetOnnxTypeFromTypeInfo = 56,
    [Since(1)] GetTensorElementType = 60,
    [Since(1)] GetDimensionsCount = 61,
    [Since(1)] GetDimensions = 62,
    [Since(1)] GetSymbolicDimensions = 63,
    [Since(1)] GetTensorTypeAndShape = 65,
    [Since(1)] GetValueType = 67,
    [Since(1)] CreateCpuMemoryInfo = 69,
    [Since(1)] MemoryInfoGetName = 71,
    [Since(1)] AllocatorFree = 76,
    [Since(1)] GetAllocatorWithDefaultOptions = 78,
    [Since(1)] GetValue = 80,
    [Since(1)] GetValueCount = 81,
    [Since(1)] ReleaseStatus = 93,
    [Since(1)] ReleaseSession = 95,
    [Since(1)] ReleaseValue = 96,
    [Since(1)] ReleaseRunOptions = 97,
    [Since(1)] ReleaseTypeInfo = 98,
    [Since(1)] ReleaseTensorTypeAndShapeInfo = 99,
    [Since(1)] ReleaseSessionOptions = 100,
    [Since(3)] DisablePerSessionThreads = 120,
    [Since(3)] CreateThreadingOptions = 121,
    [Since(3)] ReleaseThreadingOptions = 122,
    [Since(4)] GetAvailableProviders = 125,
    [Since(4)] ReleaseAvailableProviders = 126,
    [Since(5)] GetStringTensorElementLength = 127,
    [Since(5)] AddSessionConfigEntry = 130,
    [Since(5)] CreateAllocator = 131,
    [Since(5)] ReleaseAllocator = 132,
    [Since(5)] SetGlobalIntraOpNumThreads = 147,
    [Since(5)] SetGlobalInterOpNumThreads = 148,
    [Since(5)] SetGlobalSpinControl = 149,
    [Since(6)] CreateEnvWithCustomLoggerAndGlobalThreadPools = 151,
    [Since(8)] AddRunConfigEntry = 165,
    [Since(9)] SessionOptionsAppendExecutionProviderTensorRT = 170,
    [Since(9)] CreateTensorRTProviderOptions = 171,
    [Since(9)] UpdateTensorRTProviderOptions = 172,
    [Since(9)] ReleaseTensorRTProviderOptions = 174,
    [Since(11)] SessionOptionsAppendExecutionProviderCUDA = 204,
    [Since(11)] CreateCUDAProviderOptions = 205,
    [Since(11)] UpdateCUDAProviderOptions = 206,
    [Since(11)] ReleaseCUDAProviderOptions = 208,
    [Since(12)] SessionOptionsAppendExecutionProvider = 216,
    [Since(14)] UpdateEnvWithCustomLogLevel = 226,
    [Since(15)] GetResizedStringTensorElementBuffer = 252,
}

/// <summary>Slots that older engines lack; <see cref="OrtAssignmentApi"/> is null there.</summary>
internal enum OrtAssignmentSlot
{
    // Version 24 brought these, but two slots before them came into that version late; from 25 on their numbers are certain.
    [Since(25)] SessionGetEpGraphAssignmentInfo = 407,
    [Since(25)] EpAssignedSubgraphGetEpName = 408,
    [Since(25)] EpAssignedSubgraphGetNodes = 409,
}

/// <summary>Slots that older engines lack; <see cref="OrtCancellationApi"/> is null there.</summary>
internal enum OrtCancellationSlot
{
    [Since(22)] SessionOptionsSetLoadCancellationFlag = 293,
}

/// <summary>The first version of the table that has the slot.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class SinceAttribute(int version) : Attribute
{
    public int Version { get; } = version;
}
