using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime;

/// <summary>Reads what a loaded model declares.</summary>
internal static class SessionValues
{
    public static ModelValue[] ReadInputs(OrtApi api, nint session) =>
        Read(api, session, api.GetInputCount(session), api.GetInputName, api.GetInputTypeInfo);

    public static ModelValue[] ReadOutputs(OrtApi api, nint session) =>
        Read(api, session, api.GetOutputCount(session), api.GetOutputName, api.GetOutputTypeInfo);

    public static ModelValue[] ReadOptionalInputs(OrtApi api, nint session) =>
        Read(api, session, api.GetOptionalInputCount(session), api.GetOptionalInputName, api.GetOptionalInputTypeInfo);

    private static ModelValue[] Read(
        OrtApi api, nint session, int count, Func<nint, int, string> getName, Func<nint, int, nint> getTypeInfo)
    {
        var values = new ModelValue[count];
        for (int i = 0; i < count; i++)
        {
            nint typeInfo = getTypeInfo(session, i);
            try
            {
                values[i] = Read(api, getName(session, i), typeInfo);
            }
            finally
            {
                api.ReleaseTypeInfo(typeInfo);
            }
        }

        return values;
    }

    private static ModelValue Read(OrtApi api, string name, nint typeInfo)
    {
        ValueKind kind = api.GetKind(typeInfo);
        if (kind != ValueKind.Tensor)
        {
            return new ModelValue(name, kind, ElementType.Undefined, [], []);
        }

        nint tensorInfo = api.GetTensorInfo(typeInfo);
        long[] shape = new long[api.GetRank(tensorInfo)];
        api.GetShape(tensorInfo, shape);
        return new ModelValue(name, kind, api.GetElementType(tensorInfo), shape, api.GetSymbols(tensorInfo, shape.Length));
    }
}
