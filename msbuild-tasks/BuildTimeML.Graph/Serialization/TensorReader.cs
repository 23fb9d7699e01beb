using System.Buffers;
using System.Runtime.InteropServices;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

/// <summary>Reads tensors. Raw data and packed floats, which are little endian already, stay where they are.</summary>
internal static class TensorReader
{
    /// <summary>A tensor whose name means nothing; where it has one, it is written again.</summary>
    public static Tensor ReadNameless(Region region) => Read(region, keepName: true).Tensor;

    /// <summary>A tensor whose name is that of a value.</summary>
    public static (string Name, Tensor Tensor) Read(Region region) => Read(region, keepName: false);

    private static (string Name, Tensor Tensor) Read(Region region, bool keepName)
    {
        var proto = new TensorProto();
        List<TakenField> fields = MessageReader.Read(
            region, proto, TensorProto.RawDataFieldNumber, TensorProto.FloatDataFieldNumber, TensorProto.DoubleDataFieldNumber);
        string name = proto.Name;
        if (!keepName)
        {
            proto.ClearName();
        }

        region = region.At($"tensor '{name}'");
        var type = (ElementType)proto.DataType;
        long[] dimensions = [.. proto.Dims];
        long expected = ExpectedBytes(type, dimensions, region);
        if (proto.DataLocation == TensorProto.Types.DataLocation.External)
        {
            return (name, ReadExternal(proto, name, type, dimensions, expected, region));
        }

        return (name, type == ElementType.String ? ReadStrings(proto, dimensions, region) : ReadNumbers(proto, type, dimensions, expected, fields, region));
    }

    private static long ExpectedBytes(ElementType type, long[] dimensions, Region region)
    {
        try
        {
            long elements = Shape.ElementCount(dimensions);
            return type == ElementType.String || ElementTypes.BitsOf(type) > 0
                ? ElementTypes.BytesOf(type, elements)
                : throw region.Error($"its element type {(int)type} is not known");
        }
        catch (OverflowException)
        {
            throw region.Error($"its shape {Shape.Describe(dimensions)} is impossible");
        }
    }

    private static Tensor ReadExternal(TensorProto proto, string name, ElementType type, long[] dimensions, long expected, Region region)
    {
        if (type == ElementType.String)
        {
            throw region.Error("strings cannot lie in another file");
        }

        ReadOnlySequence<byte> data = region.Files.Read(name, ExternalReference.Of(proto, name), expected);
        proto.ExternalData.Clear();
        proto.ClearDataLocation();
        return new Tensor(type, dimensions, data) { Unmodelled = Rest(proto) };
    }

    private static Tensor ReadStrings(TensorProto proto, long[] dimensions, Region region)
    {
        ReadOnlyMemory<byte>[] strings = [.. proto.StringData.Select(s => s.Memory)];
        if (strings.Length != Shape.ElementCount(dimensions))
        {
            throw region.Error($"its shape {Shape.Describe(dimensions)} does not fit its {strings.Length} strings");
        }

        proto.StringData.Clear();
        return Tensor.OfStrings(dimensions, strings, Rest(proto));
    }

    private static Tensor ReadNumbers(TensorProto proto, ElementType type, long[] dimensions, long expected, List<TakenField> fields, Region region)
    {
        bool raw = fields.Exists(f => f.Number == TensorProto.RawDataFieldNumber);
        ReadOnlyMemory<byte> data = raw
            ? fields.Last(f => f.Number == TensorProto.RawDataFieldNumber) is var field ? region.Bytes.Slice(field.Start, field.Length) : default
            : ReadTyped(proto, type, fields, region);
        if (data.Length != expected)
        {
            throw region.Error($"it has {data.Length} bytes, and {ElementTypes.NameOf(type)} {Shape.Describe(dimensions)} takes {expected}");
        }

        return new Tensor(type, dimensions, data) { InTypedField = !raw && expected > 0, Unmodelled = Rest(proto) };
    }

    private static ReadOnlyMemory<byte> ReadTyped(TensorProto proto, ElementType type, List<TakenField> fields, Region region)
    {
        switch (TypedFields.Of(type))
        {
            case TensorProto.FloatDataFieldNumber:
                return Join(fields, TensorProto.FloatDataFieldNumber, region, [.. proto.FloatData]);
            case TensorProto.DoubleDataFieldNumber:
                return Join(fields, TensorProto.DoubleDataFieldNumber, region, [.. proto.DoubleData]);
            case TensorProto.Int64DataFieldNumber:
                return MemoryMarshal.AsBytes<long>(proto.Int64Data.ToArray()).ToArray();
            case TensorProto.Uint64DataFieldNumber:
                return type == ElementType.UInt32
                    ? MemoryMarshal.AsBytes<uint>(proto.Uint64Data.Select(v => (uint)v).ToArray()).ToArray()
                    : MemoryMarshal.AsBytes<ulong>(proto.Uint64Data.ToArray()).ToArray();
            default:
                return TypedFields.Narrow(type, proto.Int32Data);
        }
    }

    // A writer may cut a packed field into pieces, or not pack it at all.
    private static ReadOnlyMemory<byte> Join<T>(List<TakenField> fields, int number, Region region, T[] unpacked)
        where T : unmanaged
    {
        List<TakenField> pieces = fields.FindAll(f => f.Number == number);
        return (pieces.Count, unpacked.Length) switch
        {
            (1, 0) => region.Bytes.Slice(pieces[0].Start, pieces[0].Length),
            _ => (byte[])[.. pieces.SelectMany(p => region.Bytes.Slice(p.Start, p.Length).ToArray()), .. MemoryMarshal.AsBytes<T>(unpacked)],
        };
    }

    private static ReadOnlyMemory<byte> Rest(TensorProto proto)
    {
        proto.Dims.Clear();
        proto.ClearDataType();
        proto.FloatData.Clear();
        proto.DoubleData.Clear();
        proto.Int32Data.Clear();
        proto.Int64Data.Clear();
        proto.Uint64Data.Clear();
        return MessageReader.Remainder(proto);
    }
}
