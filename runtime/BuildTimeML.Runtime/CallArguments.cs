using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime;

/// <summary>The arrays that one call hands to the engine: names, and room for values. They never move.</summary>
internal sealed unsafe class CallArguments
{
    // Pinned arrays: the pointers below point into them.
    private readonly nint[] _pointers;
    private readonly byte[] _text;

    public CallArguments(ReadOnlySpan<string> inputNames, ReadOnlySpan<string> outputNames)
    {
        string[] names = [.. inputNames, .. outputNames];
        byte[][] texts = Array.ConvertAll(names, Utf8.Terminated);
        _text = GC.AllocateUninitializedArray<byte>(texts.Sum(t => t.Length), pinned: true);
        _pointers = GC.AllocateArray<nint>(names.Length * 2, pinned: true);
        nint* pointers = (nint*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pointers));
        byte* text = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_text));
        int offset = 0;
        for (int i = 0; i < names.Length; i++)
        {
            pointers[i] = (nint)(text + offset);
            texts[i].CopyTo(_text, offset);
            offset += texts[i].Length;
        }

        InputNames = (byte**)pointers;
        OutputNames = (byte**)(pointers + inputNames.Length);
        Inputs = pointers + names.Length;
        Outputs = Inputs + inputNames.Length;
    }

    public byte** InputNames { get; }

    public byte** OutputNames { get; }

    public nint* Inputs { get; }

    public nint* Outputs { get; }
}
