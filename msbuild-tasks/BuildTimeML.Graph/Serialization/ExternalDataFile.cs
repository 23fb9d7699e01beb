using System.Buffers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Serialization;

/// <summary>The file beside a model that large tensors go to, in the order of the model, each at the start of a page.</summary>
/// <param name="location">Its name.</param>
internal sealed class ExternalDataFile(string location)
{
    private const int SmallestTensor = 1024;
    private const int Alignment = 4096;

    private readonly List<(long Offset, ReadOnlySequence<byte> Bytes)> _tensors = [];
    private long _length;

    /// <returns>Null for a tensor that stays in the model.</returns>
    public ExternalReference? Place(Tensor tensor)
    {
        if (tensor.Bytes.Length < SmallestTensor)
        {
            return null;
        }

        long offset = (_length + Alignment - 1) / Alignment * Alignment;
        _tensors.Add((offset, tensor.Bytes));
        _length = offset + tensor.Bytes.Length;
        return new ExternalReference(location, offset, tensor.Bytes.Length);
    }

    public void WriteTo(Stream stream)
    {
        byte[] gap = new byte[Alignment];
        long position = 0;
        foreach ((long offset, ReadOnlySequence<byte> bytes) in _tensors)
        {
            stream.Write(gap, 0, (int)(offset - position));
            ByteSequence.WriteTo(stream, bytes);

            position = offset + bytes.Length;
        }
    }
}
