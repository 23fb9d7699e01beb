namespace BuildTimeML.Runtime.Interop;

internal sealed unsafe partial class OrtApi
{
    /// <summary>A tensor over memory that stays the caller's.</summary>
    public nint CreateTensor(nint memoryInfo, void* data, nuint byteCount, ReadOnlySpan<long> shape, ElementType type)
    {
        nint value;
        fixed (long* dimensions = shape)
        {
            Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)this[OrtApiSlot.CreateTensorWithDataAsOrtValue])(
                memoryInfo, data, byteCount, dimensions, (nuint)shape.Length, (int)type, &value));
        }

        return value;
    }

    public void ReleaseValue(nint value) => ((delegate* unmanaged<nint, void>)this[OrtApiSlot.ReleaseValue])(value);

    public ValueKind GetValueKind(nint value)
    {
        int kind;
        Check(((delegate* unmanaged<nint, int*, nint>)this[OrtApiSlot.GetValueType])(value, &kind));
        return (ValueKind)kind;
    }

    /// <summary>The number of elements of a sequence; 2 for a map.</summary>
    public int GetValueCount(nint value)
    {
        nuint count;
        Check(((delegate* unmanaged<nint, nuint*, nint>)this[OrtApiSlot.GetValueCount])(value, &count));
        return checked((int)count);
    }

    /// <summary>A copy of an element of a sequence, or of the keys (0) or values (1) of a map; to be released with <see cref="ReleaseValue"/>.</summary>
    public nint GetElement(nint value, int index)
    {
        nint element;
        Check(((delegate* unmanaged<nint, int, nint, nint*, nint>)this[OrtApiSlot.GetValue])(value, index, GetDefaultAllocator(), &element));
        return element;
    }

    public void* GetTensorData(nint value)
    {
        void* data;
        Check(((delegate* unmanaged<nint, void**, nint>)this[OrtApiSlot.GetTensorMutableData])(value, &data));
        return data;
    }

    /// <summary>To be released with <see cref="ReleaseTensorInfo"/>.</summary>
    public nint GetValueTensorInfo(nint value)
    {
        nint info;
        Check(((delegate* unmanaged<nint, nint*, nint>)this[OrtApiSlot.GetTensorTypeAndShape])(value, &info));
        return info;
    }

    public void ReleaseTensorInfo(nint tensorInfo) =>
        ((delegate* unmanaged<nint, void>)this[OrtApiSlot.ReleaseTensorTypeAndShapeInfo])(tensorInfo);
}
