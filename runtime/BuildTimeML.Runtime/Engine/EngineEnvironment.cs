using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime;

/// <summary>The engine's environment: its log and the threads that sessions share. A process has one, made by whoever comes first.</summary>
internal static unsafe class EngineEnvironment
{
    public const string WithoutThreads =
        "Other code of this process made ONNX Runtime's environment before, without threads that sessions can share: each session has its own, " +
        "and messages go where that code sends them. Load a model of BuildTimeML, or read OnnxRuntimeEngine.Version, before that code uses ONNX Runtime.";

    public static nint Create(OrtApi api, EngineOptions engineOptions)
    {
        nint options = api.CreateThreadingOptions();
        try
        {
            api.SetGlobalIntraOpThreads(options, engineOptions.Threads);
            api.SetGlobalSpinning(options, engineOptions.AllowSpinning);

            // Sessions run one node after the other; 1 makes no thread for more.
            api.SetGlobalInterOpThreads(options, 1);
            return api.CreateEnvironment("BuildTimeML\0"u8, EngineLog.Severity, EngineLog.Function, options);
        }
        finally
        {
            api.ReleaseThreadingOptions(options);
        }
    }

    /// <summary>
    /// Whether the environment has threads that sessions can share. It has none where somebody else made it without; the engine tells only by
    /// refusing a session that asks for them, before it looks at the model.
    /// </summary>
    public static bool HasThreads(OrtApi api, nint environment)
    {
        using var asks = new SessionOptionsHandle(api);
        using var doesNot = new SessionOptionsHandle(api);
        api.DisablePerSessionThreads(asks.Pointer);
        api.SetIntraOpThreads(doesNot.Pointer, 1);
        return api.RefuseModel(environment, asks.Pointer) == api.RefuseModel(environment, doesNot.Pointer);
    }
}
