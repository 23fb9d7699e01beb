using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

internal sealed unsafe partial class OrtApi
{
    public void ReleaseTypeInfo(nint typeInfo) => ((delegate* unmanaged<nint, void>)this[OrtApiSlot.ReleaseTypeInfo])(typeInfo);

    public ValueKind GetKind(nint typeInfo)
    {
        int kind;
        Check(((delegate* unmanaged<nint, int*, nint>)this[OrtApiSlot.GetOnnxTypeFromTypeInfo])(typeInfo, &kind));
        return (ValueKind)kind;
    }

    /// <summary>The tensor's description, part of <paramref name="typeInfo"/>; null (0) when it describes no tensor.</summary>
    public nint GetTensorInfo(nint typeInfo)
    {
        nint tensorInfo;
        Check(((delegate* unmanaged<nint, nint*, nint>)this[OrtApiSlot.CastTypeInfoToTensorInfo])(typeInfo, &tensorInfo));
        return tensorInfo;
    }

    public ElementType GetElementType(nint tensorInfo)
    {
        int type;
        Check(((delegate* unmanaged<nint, int*, nint>)this[OrtApiSlot.GetTensorElementType])(tensorInfo, &type));
        return ElementTypes.FromEngine(type);
    }

    public int GetRank(nint tensorInfo)
    {
        nuint rank;
        Check(((delegate* unmanaged<nint, nuint*, nint>)this[OrtApiSlot.GetDimensionsCount])(tensorInfo, &rank));
        return checked((int)rank);
    }

    /// <summary>Fills in <see cref="GetRank"/> dimensions; -1 stands for one that is not known.</summary>
    public void GetShape(nint tensorInfo, Span<long> shape)
    {
        fixed (long* dimensions = shape)
        {
            Check(((delegate* unmanaged<nint, long*, nuint, nint>)this[OrtApiSlot.GetDimensions])(tensorInfo, dimensions, (nuint)shape.Length));
        }
    }

    /// <summary>The names of the dimensions; empty where one has none.</summary>
    public string[] GetSymbols(nint tensorInfo, int rank)
    {
        var symbols = new string[rank];
        nint[] names = new nint[rank];
        fixed (nint* pointers = names)
        {
            Check(((delegate* unmanaged<nint, nint*, nuint, nint>)this[OrtApiSlot.GetSymbolicDimensions])(tensorInfo, pointers, (nuint)rank));
        }

        for (int i = 0; i < rank; i++)
        {
            symbols[i] = Marshal.PtrToStringUTF8(names[i]) ?? "";
        }

        return symbols;
    }
}
