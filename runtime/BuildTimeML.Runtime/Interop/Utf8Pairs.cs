using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

/// <summary>Names and values as the C API takes them: two arrays of pointers to text.</summary>
internal sealed unsafe class Utf8Pairs : IDisposable
{
    private readonly nint _memory;

    public Utf8Pairs(IReadOnlyDictionary<string, string> pairs)
    {
        Count = (nuint)pairs.Count;
        byte[][] texts = [.. pairs.Keys.Select(Utf8.Terminated), .. pairs.Values.Select(Utf8.Terminated)];
        int pointers = texts.Length * sizeof(nint);
        _memory = (nint)NativeMemory.Alloc((nuint)(pointers + texts.Sum(t => t.Length)));
        byte* text = (byte*)_memory + pointers;
        for (int i = 0; i < texts.Length; i++)
        {
            ((byte**)_memory)[i] = text;
            texts[i].CopyTo(new Span<byte>(text, texts[i].Length));
            text += texts[i].Length;
        }
    }

    public byte** Keys => (byte**)_memory;

    public byte** Values => (byte**)_memory + Count;

    public nuint Count { get; }

    public void Dispose() => NativeMemory.Free((void*)_memory);
}
