using System.Runtime.InteropServices;
using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime;

/// <summary>The loaded engine: its functions and the few objects that live as long as the process.</summary>
internal sealed unsafe class Engine
{
    private Engine(string version, OrtApi api, OrtAssignmentApi? assignment, OrtCancellationApi? cancellation)
    {
        Version = version;
        Api = api;
        Assignment = assignment;
        Cancellation = cancellation;
        Environment = api.CreateEnvironment("BuildTimeML\0"u8, OnnxRuntimeEngine.LogSeverity);
        CpuMemory = api.CreateCpuMemoryInfo();
    }

    public string Version { get; }

    public OrtApi Api { get; }

    /// <summary>Null where the engine is too old to tell.</summary>
    public OrtAssignmentApi? Assignment { get; }

    /// <summary>Null where the engine is too old to stop loading.</summary>
    public OrtCancellationApi? Cancellation { get; }

    public nint Environment { get; }

    public nint CpuMemory { get; }

    /// <exception cref="EngineNotFoundException">The library is no ONNX Runtime, or one too old.</exception>
    public static Engine Start(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out nint getApiBase))
        {
            throw new EngineNotFoundException("The library that was found under the name onnxruntime does not export OrtGetApiBase: it is not ONNX Runtime.");
        }

        return Start(((delegate* unmanaged<void**>)getApiBase)());
    }

    /// <param name="apiBase">What <c>OrtGetApiBase</c> returns.</param>
    /// <exception cref="EngineNotFoundException">The engine is too old.</exception>
    public static Engine Start(void** apiBase)
    {
        // struct OrtApiBase { const OrtApi* (*GetApi)(uint32_t); const char* (*GetVersionString)(void); }
        var getApi = (delegate* unmanaged<uint, void**>)apiBase[0];
        string version = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)apiBase[1])()) ?? "";

        // Version 1.N has the API versions up to N; asking for a later one makes the engine write to standard error.
        int newest = System.Version.TryParse(version.Split('-', '+')[0], out Version? parsed) ? parsed.Minor : OrtApi.RequiredVersion;
        void** table = newest >= OrtApi.RequiredVersion ? getApi(OrtApi.RequiredVersion) : null;
        if (table == null)
        {
            throw new EngineNotFoundException(
                $"ONNX Runtime {version} is too old: 1.{OrtApi.RequiredVersion} or later is needed. Update the package that brings it.");
        }

        var api = new OrtApi(table);
        void** assignment = newest >= OrtAssignmentApi.RequiredVersion ? getApi(OrtAssignmentApi.RequiredVersion) : null;
        void** cancellation = newest >= OrtCancellationApi.RequiredVersion ? getApi(OrtCancellationApi.RequiredVersion) : null;
        return new Engine(
            version, api,
            assignment == null ? null : new OrtAssignmentApi(assignment, api),
            cancellation == null ? null : new OrtCancellationApi(cancellation, api));
    }
}
