namespace BuildTimeML.Runtime;

/// <summary>An error of ONNX Runtime, with its own message and code.</summary>
public sealed class OnnxRuntimeException : Exception
{
    internal OnnxRuntimeException(OnnxRuntimeErrorCode code, string message)
        : base(message) => Code = code;

    /// <summary>The engine's code.</summary>
    public OnnxRuntimeErrorCode Code { get; }
}
