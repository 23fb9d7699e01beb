using System.Runtime.InteropServices;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>What a run gave for one output.</summary>
/// <param name="Name">Of the output.</param>
/// <param name="ElementType"><see cref="ElementType.Undefined"/> where it is no tensor.</param>
/// <param name="Shape">Empty where it is no tensor.</param>
/// <param name="Numbers">The elements of a tensor of floats; otherwise null.</param>
/// <param name="Bytes">Those of a tensor of integers or truth values; otherwise null.</param>
internal sealed record OutputValues(string Name, ElementType ElementType, long[] Shape, double[]? Numbers, byte[]? Bytes = null)
{
    public static OutputValues Of(string name, EngineOutput output) => new(name, output.ElementType, output.Shape.ToArray(), output.ElementType switch
    {
        ElementType.Float32 => Array.ConvertAll(output.View<float>().Data.ToArray(), v => (double)v),
        ElementType.Float64 => output.View<double>().Data.ToArray(),
        ElementType.Float16 => Array.ConvertAll(output.View<Half>().Data.ToArray(), v => (double)v),
        _ => null,
    }, BytesOf(output));

    private static byte[]? BytesOf(EngineOutput output) => output.ElementType switch
    {
        ElementType.Bool => Copy<bool>(output),
        ElementType.Int8 => Copy<sbyte>(output),
        ElementType.UInt8 => Copy<byte>(output),
        ElementType.Int16 => Copy<short>(output),
        ElementType.UInt16 => Copy<ushort>(output),
        ElementType.Int32 => Copy<int>(output),
        ElementType.UInt32 => Copy<uint>(output),
        ElementType.Int64 => Copy<long>(output),
        ElementType.UInt64 => Copy<ulong>(output),
        _ => null,
    };

    private static byte[] Copy<T>(EngineOutput output)
        where T : unmanaged => MemoryMarshal.AsBytes(output.View<T>().Data).ToArray();
}
