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
    private readonly nint[] _inputNames;
    private readonly bool[] _isGiven;
    private readonly int[] _given;
    private int _givenCount;

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
        _inputNames = _pointers[..inputNames.Length];
        _given = [.. Enumerable.Range(0, inputNames.Length)];
        _givenCount = _given.Length;
        _isGiven = new bool[inputNames.Length];
        Array.Fill(_isGiven, true);
    }

    /// <summary>The names of <see cref="GivenInputs"/>.</summary>
    public byte** InputNames { get; }

    public byte** OutputNames { get; }

    /// <summary>The values of <see cref="GivenInputs"/>.</summary>
    public nint* Inputs { get; }

    public nint* Outputs { get; }

    /// <summary>The places of the inputs that are handed over, in ascending order: at first all of them.</summary>
    public ReadOnlySpan<int> GivenInputs => _given.AsSpan(0, _givenCount);

    public bool IsGiven(int input) => _isGiven[input];

    /// <summary>Hands an input over or leaves it out; the others close the gap.</summary>
    public void SetGiven(int input, bool isGiven)
    {
        _isGiven[input] = isGiven;
        _givenCount = 0;
        for (int i = 0; i < _isGiven.Length; i++)
        {
            if (_isGiven[i])
            {
                InputNames[_givenCount] = (byte*)_inputNames[i];
                _given[_givenCount++] = i;
            }
        }
    }
}
