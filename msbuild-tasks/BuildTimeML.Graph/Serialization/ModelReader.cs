using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

/// <summary>Reads ONNX models. Weights stay where they are: in the mapped file, or in the array given.</summary>
public static class ModelReader
{
    /// <exception cref="ModelFormatException">The file is no model that can be read; the message names the place.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Model Read(string path)
    {
        var storage = new ModelStorage(path);
        try
        {
            return Read(storage.MapModel(), storage);
        }
        catch
        {
            storage.Dispose();
            throw;
        }
    }

    /// <exception cref="ModelFormatException">The bytes are no model that can be read; the message names the place.</exception>
    public static Model Read(ReadOnlyMemory<byte> bytes) => Read(bytes, new ModelStorage(path: null));

    /// <param name="bytes">The model.</param>
    /// <param name="path">Where it would lie; files are looked for beside it.</param>
    internal static Model Read(ReadOnlyMemory<byte> bytes, string path)
    {
        var storage = new ModelStorage(path);
        try
        {
            return Read(bytes, storage);
        }
        catch
        {
            storage.Dispose();
            throw;
        }
    }

    private static Model Read(ReadOnlyMemory<byte> bytes, ModelStorage storage)
    {
        FileCheck.Check(bytes.Span);
        var region = new Region(bytes, 0, "the model", storage.External);
        var proto = new ModelProto();
        ILookup<int, Region> parts = MessageReader.Read(region, proto, ModelProto.GraphFieldNumber, ModelProto.FunctionsFieldNumber)
            .ToLookup(f => f.Number, f => region.Slice(f.Start, f.Length, "the graph"));
        Region[] graphs = [.. parts[ModelProto.GraphFieldNumber]];
        if (graphs.Length != 1)
        {
            throw graphs.Length > 1
                ? region.Error("it holds two graphs")
                : new ModelFormatException(proto.HasIrVersion ? ModelFormatError.Truncated : ModelFormatError.NotOnnx, "it holds no graph");
        }

        ModelGraph graph = GraphReader.Read(graphs[0], scope: null, depth: 0);
        ModelFunction[] functions = [.. parts[ModelProto.FunctionsFieldNumber].Select((r, i) => FunctionReader.Read(r.At($"function {i}")))];
        var opsets = proto.OpsetImport.Select(OpsetReader.Read).ToList();
        proto.OpsetImport.Clear();
        long irVersion = proto.IrVersion;
        proto.ClearIrVersion();
        var model = new Model(graph)
        {
            IrVersion = irVersion,
            Unmodelled = MessageReader.Remainder(proto),
            ExternalFiles = storage.External.Used,
            Storage = storage,
        };
        model.Opsets.AddRange(opsets);
        model.Functions.AddRange(functions);
        return model;
    }
}
