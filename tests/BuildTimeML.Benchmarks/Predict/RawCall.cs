using System.Runtime.InteropServices;
using BuildTimeML.Runtime;
using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Benchmarks.Predict;

/// <summary>The C side: native/raw_run.c with tensors of its own on a session that it shares with the other side.</summary>
internal sealed unsafe class RawCall : IDisposable
{
    private readonly ModelSession _session;
    private readonly OrtApi _api = OnnxRuntimeEngine.Current.Api;
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-").FullName;
    private readonly delegate* unmanaged<Arguments*, long, nint> _rawRun;
    private readonly Arguments* _arguments;
    private readonly float* _input;
    private readonly float* _output;
    private readonly int _outputLength;

    public RawCall(ModelSession session, ReadOnlySpan<float> input, int outputLength)
    {
        string source = Path.Combine(TestData.RepositoryRoot, "tests", "BuildTimeML.Benchmarks", "native", "raw_run.c");
        _rawRun = (delegate* unmanaged<Arguments*, long, nint>)NativeLibrary.GetExport(CCompiler.Load(source, _folder), "raw_run");
        _session = session;
        _outputLength = outputLength;
        _input = Allocate(input.Length);
        _output = Allocate(outputLength);
        input.CopyTo(new Span<float>(_input, input.Length));

        _arguments = (Arguments*)NativeMemory.AllocZeroed((nuint)sizeof(Arguments));
        _arguments->Run = _api.Run;
        _arguments->Session = session.Handle.DangerousGetHandle();
        _arguments->InputNames = NameOf(session.Inputs[0]);
        _arguments->Inputs = ValueOf(session.Inputs[0], _input, input.Length);
        _arguments->OutputNames = NameOf(session.Outputs[0]);
        _arguments->Outputs = ValueOf(session.Outputs[0], _output, outputLength);
    }

    public ReadOnlySpan<float> Output => new(_output, _outputLength);

    public void Run(int count)
    {
        _api.Check(_rawRun(_arguments, count));
        GC.KeepAlive(_session);
    }

    public void Dispose()
    {
        _api.ReleaseValue(*_arguments->Inputs);
        _api.ReleaseValue(*_arguments->Outputs);
        NativeMemory.Free(_arguments->Inputs);
        NativeMemory.Free(_arguments->Outputs);
        FreeName(_arguments->InputNames);
        FreeName(_arguments->OutputNames);
        NativeMemory.Free(_arguments);
        NativeMemory.AlignedFree(_input);
        NativeMemory.AlignedFree(_output);
        Directory.Delete(_folder, recursive: true);
    }

    private static float* Allocate(int length) => (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), 64);

    private static byte** NameOf(ModelValue value)
    {
        byte[] text = Utf8.Terminated(value.Name);
        var names = (byte**)NativeMemory.Alloc((nuint)sizeof(byte*));
        *names = (byte*)NativeMemory.Alloc((nuint)text.Length);
        text.CopyTo(new Span<byte>(*names, text.Length));
        return names;
    }

    private static void FreeName(byte** names)
    {
        NativeMemory.Free(*names);
        NativeMemory.Free(names);
    }

    private nint* ValueOf(ModelValue value, float* data, int length)
    {
        long[] shape = [.. value.Shape.Select(d => Math.Max(d, 1))];
        var values = (nint*)NativeMemory.Alloc((nuint)sizeof(nint));
        *values = _api.CreateTensor(OnnxRuntimeEngine.Current.CpuMemory, data, (nuint)length * sizeof(float), shape, ElementType.Float32);
        return values;
    }

    /// <summary><c>struct raw_call</c>.</summary>
    private struct Arguments
    {
        public void* Run;
        public nint Session;
        public byte** InputNames;
        public nint* Inputs;
        public byte** OutputNames;
        public nint* Outputs;
    }
}
