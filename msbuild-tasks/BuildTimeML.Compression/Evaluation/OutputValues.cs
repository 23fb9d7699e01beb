using System.Runtime.InteropServices;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>What a run gave for one output.</summary>
/// <param name="Name">Of the output.</param>
/// <param name="ElementType"><see cref="ElementType.Undefined"/> where it is no tensor.</param>
/// <param name="Shape">Of a sequence whose elements are of one shape, their number and that shape; empty where there is none.</param>
/// <param name="Numbers">The floats of a tensor, or of all that it consists of; null where there are none.</param>
/// <param name="Bytes">What has to be equal bit for bit: integers, truth values, text, keys; null where there is nothing.</param>
internal sealed record OutputValues(string Name, ElementType ElementType, long[] Shape, double[]? Numbers, byte[]? Bytes = null)
{
    public static OutputValues Of(string name, EngineOutput output) => output.Kind switch
    {
        ValueKind.Sequence => OfSequence(name, output),
        ValueKind.Map => OfMap(name, output),
        _ => new(name, output.ElementType, output.Shape.ToArray(), NumbersOf(output), BytesOf(output)),
    };

    private static OutputValues OfSequence(string name, EngineOutput output)
    {
        OutputValues[] parts = [.. Enumerable.Range(0, output.Count).Select(i => Of(name, output.Part(i)))];
        bool alike = parts.All(p => p.Shape.AsSpan().SequenceEqual(parts[0].Shape));
        return new(name, ElementType.Undefined, alike && parts.Length > 0 ? [parts.Length, .. parts[0].Shape] : [], Join(parts), Outline(parts));
    }

    private static OutputValues OfMap(string name, EngineOutput output)
    {
        OutputValues keys = Of(name, output.Part(0));
        OutputValues values = Of(name, output.Part(1));
        return new(name, ElementType.Undefined, values.Shape, values.Numbers, Outline([keys, values]));
    }

    private static double[]? Join(OutputValues[] parts) =>
        parts.Any(p => p.Numbers is not null) ? [.. parts.SelectMany(p => p.Numbers ?? [])] : null;

    // With the shapes in it, so that the same elements in other parts are another value.
    private static byte[] Outline(OutputValues[] parts) =>
        [.. parts.SelectMany(p => (IEnumerable<byte>)[.. MemoryMarshal.AsBytes<long>([p.Shape.Length, .. p.Shape]), .. p.Bytes ?? []])];

    private static double[]? NumbersOf(EngineOutput output) => output.ElementType switch
    {
        ElementType.Float32 => Array.ConvertAll(output.View<float>().Data.ToArray(), v => (double)v),
        ElementType.Float64 => output.View<double>().Data.ToArray(),
        ElementType.Float16 => Array.ConvertAll(output.View<Half>().Data.ToArray(), v => (double)v),
        _ => null,
    };

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
        ElementType.String => CopyText(output),
        _ => null,
    };

    private static byte[] Copy<T>(EngineOutput output)
        where T : unmanaged => MemoryMarshal.AsBytes(output.View<T>().Data).ToArray();

    private static byte[] CopyText(EngineOutput output)
    {
        StringTensorView texts = output.As<StringTensorView>();
        var bytes = new List<byte>();
        for (int i = 0; i < texts.Count; i++)
        {
            bytes.AddRange(BitConverter.GetBytes(texts[i].Length));
            bytes.AddRange(texts[i]);
        }

        return [.. bytes];
    }
}
