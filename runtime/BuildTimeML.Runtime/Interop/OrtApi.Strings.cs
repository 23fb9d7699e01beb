namespace BuildTimeML.Runtime.Interop;

internal sealed unsafe partial class OrtApi
{
    /// <summary>A tensor of empty strings in the engine's memory.</summary>
    public nint CreateStringTensor(ReadOnlySpan<long> shape)
    {
        nint value;
        fixed (long* dimensions = shape)
        {
            Check(((delegate* unmanaged<nint, long*, nuint, int, nint*, nint>)this[OrtApiSlot.CreateTensorAsOrtValue])(
                GetDefaultAllocator(), dimensions, (nuint)shape.Length, (int)ElementType.String, &value));
        }

        return value;
    }

    /// <summary>A string as it lies in the tensor: UTF-8, without a zero byte at the end.</summary>
    public ReadOnlySpan<byte> GetString(nint value, int index)
    {
        nuint length;
        Check(((delegate* unmanaged<nint, nuint, nuint*, nint>)this[OrtApiSlot.GetStringTensorElementLength])(value, (nuint)index, &length));

        // To resize a string to the length that it has changes nothing, and tells where it lies: nothing is copied.
        return ResizeString(value, index, checked((int)length));
    }

    /// <summary>Where to write the bytes of a string of that length.</summary>
    public Span<byte> ResizeString(nint value, int index, int length)
    {
        byte* text;
        Check(((delegate* unmanaged<nint, nuint, nuint, byte**, nint>)this[OrtApiSlot.GetResizedStringTensorElementBuffer])(
            value, (nuint)index, (nuint)length, &text));
        return new Span<byte>(text, length);
    }
}
