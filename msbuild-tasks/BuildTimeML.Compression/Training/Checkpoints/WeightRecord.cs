using System.Runtime.InteropServices;

namespace BuildTimeML.Compression.Training.Checkpoints;

/// <summary>A weight as a checkpoint holds it: its value and all that is remembered of it. The settings say how long each is.</summary>
internal static class WeightRecord
{
    public static void Write(Stream stream, TrainedWeight weight)
    {
        stream.Write(MemoryMarshal.AsBytes(weight.Value.Data));
        foreach (Memory<byte> memory in weight.Memories)
        {
            stream.Write(memory.Span);
        }
    }

    public static void Read(Stream stream, TrainedWeight weight)
    {
        stream.ReadExactly(MemoryMarshal.AsBytes(weight.Value.Data));
        foreach (Memory<byte> memory in weight.Memories)
        {
            stream.ReadExactly(memory.Span);
        }
    }
}
