namespace BuildTimeML.Runtime;

/// <summary>The engine's error codes, numbered as <c>OrtErrorCode</c> numbers them.</summary>
public enum OnnxRuntimeErrorCode
{
    /// <summary>No error.</summary>
    Ok = 0,

    /// <summary>A failure without a code of its own.</summary>
    Fail = 1,

    /// <summary>An argument is wrong: a shape, a name, an option.</summary>
    InvalidArgument = 2,

    /// <summary>A file is not there.</summary>
    NoSuchFile = 3,

    /// <summary>No model.</summary>
    NoModel = 4,

    /// <summary>A device or its driver failed.</summary>
    EngineError = 5,

    /// <summary>An exception inside the engine.</summary>
    RuntimeException = 6,

    /// <summary>The model is not valid protobuf.</summary>
    InvalidProtobuf = 7,

    /// <summary>The session is in the wrong state for the request.</summary>
    ModelLoaded = 8,

    /// <summary>The engine has no implementation of what was asked for, such as an operator.</summary>
    NotImplemented = 9,

    /// <summary>The graph is not valid.</summary>
    InvalidGraph = 10,

    /// <summary>An execution provider failed.</summary>
    ExecutionProviderFail = 11,

    /// <summary>Loading was cancelled.</summary>
    ModelLoadCanceled = 12,

    /// <summary>The execution provider needs to compile the model, and compiling is switched off.</summary>
    ModelRequiresCompilation = 13,

    /// <summary>Something asked for does not exist.</summary>
    NotFound = 14,

    /// <summary>The device was reset; a new session is needed.</summary>
    DeviceReset = 15,
}
