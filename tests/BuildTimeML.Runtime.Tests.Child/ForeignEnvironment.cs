using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Tests.Child;

/// <summary>What code beside BuildTimeML does that uses ONNX Runtime in the same process.</summary>
internal static unsafe class ForeignEnvironment
{
    private const int GetApi = 0;
    private const int CreateEnv = 3;
    private const int Warning = 2;

    /// <summary>Makes the environment of the process, without threads that sessions can share.</summary>
    public static void Create()
    {
        nint library = EngineLibrary.Load(path: null);
        void** apiBase = ((delegate* unmanaged<void**>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        void** api = ((delegate* unmanaged<uint, void**>)apiBase[GetApi])(1);
        nint environment;
        fixed (byte* name = "another"u8)
        {
            nint status = ((delegate* unmanaged<int, byte*, nint*, nint>)api[CreateEnv])(Warning, name, &environment);
            if (status != 0)
            {
                throw new InvalidOperationException("The environment could not be made.");
            }
        }
    }
}
