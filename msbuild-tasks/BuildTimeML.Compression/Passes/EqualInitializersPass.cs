using System.Buffers;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Of initializers of one graph that are the same, byte by byte, only the first stays. Only those that are alike in samples are read.</summary>
internal sealed class EqualInitializersPass : IModelPass
{
    private const int Samples = 16;
    private const int SampleLength = 64;

    public string Name => "EqualInitializers";

    public bool Run(Model model, PassLog log)
    {
        var context = new RewriteContext(model);
        bool modified = false;
        foreach (ModelGraph graph in model.Graph.AllGraphs().ToArray())
        {
            var alike = new Dictionary<(string, int), List<Value>>();
            foreach (Value value in graph.Initializers.ToArray())
            {
                if (context.Constant(value) is not { ElementType: not ElementType.String } tensor)
                {
                    continue;
                }

                modified |= Merge(graph, value, tensor, Bucket(alike, tensor), context, log);
            }
        }

        return modified;
    }

    private bool Merge(ModelGraph graph, Value value, Tensor tensor, List<Value> bucket, RewriteContext context, PassLog log)
    {
        if (bucket.Find(b => AreEqual(b.Initializer!.Bytes, tensor.Bytes)) is not { } first)
        {
            bucket.Add(value);
            return false;
        }

        if (context.IsOutput(value))
        {
            log.Decline(Name, value.Name, DeclineReason.IsGraphOutput);
            return false;
        }

        RewriteContext.Redirect(value, first);
        graph.RemoveInitializer(value);
        log.Done(Name, value.Name);
        return true;
    }

    private static List<Value> Bucket(Dictionary<(string, int), List<Value>> alike, Tensor tensor)
    {
        (string, int) key = (tensor.Describe(), SampleHash(tensor.Bytes));
        if (!alike.TryGetValue(key, out List<Value>? bucket))
        {
            alike.Add(key, bucket = []);
        }

        return bucket;
    }

    private static int SampleHash(ReadOnlySequence<byte> bytes)
    {
        var hash = new HashCode();
        Span<byte> sample = stackalloc byte[SampleLength];
        for (int i = 0; i < Samples; i++)
        {
            long start = Math.Max(0, bytes.Length - SampleLength) / (Samples - 1) * i;
            int length = (int)Math.Min(SampleLength, bytes.Length - start);
            bytes.Slice(start, length).CopyTo(sample);
            hash.AddBytes(sample[..length]);
        }

        return hash.ToHashCode();
    }

    // The pieces of both need not be of the same lengths.
    private static bool AreEqual(ReadOnlySequence<byte> one, ReadOnlySequence<byte> other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        while (!one.IsEmpty)
        {
            int length = Math.Min(one.FirstSpan.Length, other.FirstSpan.Length);
            if (!one.FirstSpan[..length].SequenceEqual(other.FirstSpan[..length]))
            {
                return false;
            }

            (one, other) = (one.Slice(length), other.Slice(length));
        }

        return true;
    }
}
