using System.Runtime.InteropServices;
using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime;

/// <summary>The loaded engine: its functions and the few objects that live as long as the process.</summary>
internal sealed unsafe class Engine
{
    private const string Name = "BuildTimeML";

    private Engine(string version, OrtApi api, OrtAssignmentApi? assignment, EngineOptions options)
    {
        Version = version;
        Api = api;
        Assignment = assignment;
        Threads = options.Threads;
        Environment = EngineEnvironment.Create(api, options);
        CpuMemory = api.CreateCpuMemoryInfo();
        SharesThreads = EngineEnvironment.HasThreads(api, Environment);
        if (!SharesThreads)
        {
            EngineLog.Write(LogSeverity.Warning, Name, nameof(EngineEnvironment), EngineEnvironment.WithoutThreads);
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Close();
    }

    public string Version { get; }

    /// <summary>How many threads work on one operator; 0 for as many as there are cores.</summary>
    public int Threads { get; }

    /// <summary>Whether the environment has threads for sessions to share.</summary>
    public bool SharesThreads { get; }

    public OrtApi Api { get; }

    /// <summary>Null where the engine is too old to tell.</summary>
    public OrtAssignmentApi? Assignment { get; }

    /// <summary>Null where the engine is too old to have devices.</summary>
    public OrtDeviceApi? Devices { get; private init; }

    /// <summary>Null where the engine is too old to tell.</summary>
    public OrtDeviceMemoryApi? DeviceMemory { get; private init; }

    /// <summary>Null where the engine is too old to stop loading.</summary>
    public OrtCancellationApi? Cancellation { get; private init; }

    public nint Environment { get; }

    public nint CpuMemory { get; }

    /// <exception cref="EngineNotFoundException">The library is no ONNX Runtime, or one too old.</exception>
    public static Engine Start(nint library, EngineOptions options)
    {
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out nint getApiBase))
        {
            throw new EngineNotFoundException("The library that was found under the name onnxruntime does not export OrtGetApiBase: it is not ONNX Runtime.");
        }

        return Start(((delegate* unmanaged<void**>)getApiBase)(), options);
    }

    /// <param name="apiBase">What <c>OrtGetApiBase</c> returns.</param>
    /// <param name="options">The threads that sessions share.</param>
    /// <exception cref="EngineNotFoundException">The engine is too old.</exception>
    public static Engine Start(void** apiBase, EngineOptions options)
    {
        // struct OrtApiBase { const OrtApi* (*GetApi)(uint32_t); const char* (*GetVersionString)(void); }
        var getApi = (delegate* unmanaged<uint, void**>)apiBase[0];
        string version = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)apiBase[1])()) ?? "";

        // Version 1.N has the API versions up to N; asking for a later one makes the engine write to standard error.
        int newest = System.Version.TryParse(version.Split('-', '+')[0], out Version? parsed) ? parsed.Minor : OrtApi.RequiredVersion;
        void** table = TableOf(OrtApi.RequiredVersion);
        if (table == null)
        {
            throw new EngineNotFoundException(
                $"ONNX Runtime {version} is too old: 1.{OrtApi.RequiredVersion} or later is needed. Update the package that brings it.");
        }

        var api = new OrtApi(table);
        void** assignment = TableOf(OrtAssignmentApi.RequiredVersion);
        void** devices = TableOf(OrtDeviceApi.RequiredVersion);
        void** deviceMemory = TableOf(OrtDeviceMemoryApi.RequiredVersion);
        void** cancellation = TableOf(OrtCancellationApi.RequiredVersion);
        return new Engine(version, api, assignment == null ? null : new OrtAssignmentApi(assignment, api), options)
        {
            Devices = devices == null ? null : new OrtDeviceApi(devices, api),
            Cancellation = cancellation == null ? null : new OrtCancellationApi(cancellation, api),
            DeviceMemory = deviceMemory == null ? null : new OrtDeviceMemoryApi(deviceMemory, api),
        };

        void** TableOf(int version) => newest >= version ? getApi((uint)version) : null;
    }

    /// <summary>Sessions that are loaded from now on report what the logger takes.</summary>
    public void UpdateLogSeverity() => Api.SetLogSeverity(Environment, EngineLog.Severity);

    private void Close()
    {
        EngineLog.Close();
        ProcessEnd.Come();
        Api.SetLogSeverity(Environment, LogSeverity.Fatal);
    }

    /// <exception cref="NotSupportedException">The engine is too old.</exception>
    public OrtDeviceApi NeedDevices() => Devices ?? throw TooOld("devices and libraries of execution providers", OrtDeviceApi.RequiredVersion);

    /// <exception cref="NotSupportedException">The engine is too old.</exception>
    public OrtDeviceMemoryApi NeedDeviceMemory() => DeviceMemory ?? throw TooOld("tensors in the memory of a device", OrtDeviceMemoryApi.RequiredVersion);

    private NotSupportedException TooOld(string what, int needed) =>
        new($"ONNX Runtime {Version} has no {what}: 1.{needed} or later is needed. Update the package that brings it.");
}
