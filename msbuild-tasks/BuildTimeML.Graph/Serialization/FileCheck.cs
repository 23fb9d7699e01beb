using System.Text;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

/// <summary>Tells a model from an empty file, from a file of another kind and from one that is cut off.</summary>
internal static class FileCheck
{
    private static readonly byte[] LargeFilePointer = Encoding.ASCII.GetBytes("version https://git-lfs");

    /// <exception cref="ModelFormatException">It is none.</exception>
    public static void Check(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            throw new ModelFormatException(ModelFormatError.Empty, "it has 0 bytes");
        }

        if (file.StartsWith(LargeFilePointer))
        {
            throw new ModelFormatException(ModelFormatError.NotOnnx, "it is only a pointer into Git LFS; 'git lfs pull' fetches the file itself");
        }

        bool recognised = false;
        var scanner = new WireScanner(file);
        while (scanner.Next())
        {
            recognised |= IsModelField(scanner);
            if (!recognised)
            {
                throw NotOnnx(scanner.Start);
            }
        }

        if (scanner.Error == WireError.None)
        {
            return;
        }

        if (!recognised && !IsModelField(scanner))
        {
            throw NotOnnx(scanner.Start);
        }

        throw scanner.Error == WireError.RunsOut
            ? new ModelFormatException(ModelFormatError.Truncated, $"field {scanner.Number} begins at byte {scanner.Start} and goes beyond the end at byte {file.Length}")
            : new ModelFormatException(ModelFormatError.Invalid, $"the bytes at {scanner.Start} are no field of a model");
    }

    private static ModelFormatException NotOnnx(int position) =>
        new(ModelFormatError.NotOnnx, $"the bytes at {position} are no field of an ONNX model");

    private static bool IsModelField(WireScanner scanner) => scanner.Number switch
    {
        ModelProto.IrVersionFieldNumber or ModelProto.ModelVersionFieldNumber => scanner.Type == WireType.Varint,
        ModelProto.ProducerNameFieldNumber or ModelProto.ProducerVersionFieldNumber or ModelProto.DomainFieldNumber or
        ModelProto.DocStringFieldNumber or ModelProto.GraphFieldNumber or ModelProto.OpsetImportFieldNumber or
        ModelProto.MetadataPropsFieldNumber or ModelProto.TrainingInfoFieldNumber or ModelProto.FunctionsFieldNumber => scanner.Type == WireType.Length,
        _ => false,
    };
}
