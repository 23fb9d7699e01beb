using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Corpus;

/// <summary>Reads a tensor that is a file of its own, as the only initializer of a model.</summary>
internal static class TensorFile
{
    // Fields of the length-delimited kind: the initializers of a graph, and the graph of a model.
    private const byte InitializerTag = (5 << 3) | 2;
    private const byte GraphTag = (7 << 3) | 2;

    /// <exception cref="NotSupportedException">The file holds no tensor.</exception>
    public static Tensor Read(string path)
    {
        byte[] model = [0x08, 8, .. Field(GraphTag, Field(InitializerTag, File.ReadAllBytes(path)))];
        try
        {
            return ModelReader.Read(model).Graph.Initializers[0].Initializer!;
        }
        catch (ModelFormatException e)
        {
            throw new NotSupportedException($"{Path.GetFileName(path)} holds no tensor: {e.Message}", e);
        }
    }

    private static byte[] Field(byte tag, byte[] content)
    {
        var length = new List<byte>();
        for (int rest = content.Length; ;)
        {
            byte low = (byte)(rest & 0x7F);
            rest >>= 7;
            length.Add(rest > 0 ? (byte)(low | 0x80) : low);
            if (rest == 0)
            {
                return [tag, .. length, .. content];
            }
        }
    }
}
