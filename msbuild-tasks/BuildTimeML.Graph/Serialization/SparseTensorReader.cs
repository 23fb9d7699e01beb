using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

internal static class SparseTensorReader
{
    /// <summary>A tensor in an attribute.</summary>
    public static SparseTensor ReadNameless(Region region) => Read(region, r => ("", TensorReader.ReadNameless(r))).Tensor;

    /// <summary>An initializer: it has the name of its values.</summary>
    public static (string Name, SparseTensor Tensor) Read(Region region) => Read(region, TensorReader.Read);

    private static (string Name, SparseTensor Tensor) Read(Region region, Func<Region, (string Name, Tensor Tensor)> readValues)
    {
        var proto = new SparseTensorProto();
        List<TakenField> fields = MessageReader.Read(region, proto, SparseTensorProto.ValuesFieldNumber, SparseTensorProto.IndicesFieldNumber);
        (string name, Tensor values) = readValues(Find(SparseTensorProto.ValuesFieldNumber, "values") ?? throw region.Error("the sparse tensor has no values"));
        Tensor? indices = Find(SparseTensorProto.IndicesFieldNumber, "indices") is { } found ? TensorReader.ReadNameless(found) : null;
        long[] dimensions = [.. proto.Dims];
        proto.Dims.Clear();
        return (name, new SparseTensor(values, indices, dimensions) { Unmodelled = MessageReader.Remainder(proto) });

        Region? Find(int number, string what) => fields.FindAll(f => f.Number == number) switch
        {
            [] => null,
            [var field] => region.Slice(field.Start, field.Length, region.Place),
            _ => throw region.Error($"the sparse tensor has its {what} twice"),
        };
    }
}
