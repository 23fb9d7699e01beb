using System.Runtime.InteropServices;
using System.Text;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Start;

/// <summary>The other side: the engine's C functions with nothing of ours around them, a model's path and default options.</summary>
internal sealed unsafe class EngineDefaults
{
    // The slots of the function table, as the engine's header numbers them.
    private const int ApiVersion = 15;
    private const int CreateEnv = 3;
    private const int CreateSession = 7;
    private const int Run = 9;
    private const int CreateSessionOptions = 10;
    private const int CreateTensorWithDataAsOrtValue = 49;
    private const int CreateCpuMemoryInfo = 69;
    private const int Int64 = 7;

    private readonly void** _table;
    private readonly nint _environment;
    private nint _session;

    public EngineDefaults()
    {
        nint library = EngineLibrary.Load(null);
        var apiBase = ((delegate* unmanaged<void**>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        _table = ((delegate* unmanaged<uint, void**>)apiBase[0])(ApiVersion);
        fixed (byte* name = "start\0"u8)
        fixed (nint* environment = &_environment)
        {
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)_table[CreateEnv])(2, name, environment));
        }
    }

    public void Load(string path)
    {
        nint options, session;
        Check(((delegate* unmanaged<nint*, nint>)_table[CreateSessionOptions])(&options));
        fixed (byte* text = Encoding.UTF8.GetBytes(path + "\0"))
        {
            Check(((delegate* unmanaged<nint, byte*, nint, nint*, nint>)_table[CreateSession])(_environment, text, options, &session));
        }

        _session = session;
    }

    /// <param name="tokens">The input <c>tokens</c>: one row.</param>
    public void Predict(ReadOnlySpan<long> tokens)
    {
        nint memory, input;
        nint output = 0;
        long* shape = stackalloc long[] { 1, tokens.Length };
        Check(((delegate* unmanaged<int, int, nint*, nint>)_table[CreateCpuMemoryInfo])(0, 0, &memory));
        fixed (long* data = tokens)
        fixed (byte* inputName = "tokens\0"u8)
        fixed (byte* outputName = "logits\0"u8)
        {
            Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)_table[CreateTensorWithDataAsOrtValue])(
                memory, data, (nuint)(tokens.Length * sizeof(long)), shape, 2, Int64, &input));
            Check(((delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)_table[Run])(
                _session, 0, &inputName, &input, 1, &outputName, 1, &output));
        }
    }

    private static void Check(nint status)
    {
        if (status != 0)
        {
            throw new BenchmarkException("the engine refuses what the benchmark asks of it.");
        }
    }
}
