using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BuildTimeML.Compression.Training.Batches;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training.Checkpoints;

/// <summary>The hash of all that decides what the weights become: options, the graph of the loss, the weights at first, the samples, the engine.</summary>
internal static class SettingsHash
{
    // Who changes samples changes more than one of so many.
    private const int Looked = 256;

    /// <param name="options">All of them.</param>
    /// <param name="graph">With gradients.</param>
    /// <param name="weights">As they are at first.</param>
    /// <param name="rows">What the samples give, of which some, evenly spread, are looked at.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static byte[] Of(TrainingOptions options, Model graph, IReadOnlyList<TrainedWeight> weights, IRowSource rows, CancellationToken cancellation)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{options} {OnnxRuntimeEngine.Version} {rows.Count}")));
            ModelWriter.Write(graph, stream);
            foreach (TrainedWeight weight in weights)
            {
                stream.Write(TensorBytes.Of(weight.Value));
            }

            Write(stream, rows, cancellation);
        }

        return hash.Hash!;
    }

    private static void Write(CryptoStream stream, IRowSource rows, CancellationToken cancellation)
    {
        int count = Math.Min(rows.Count, Looked);
        ModelTensor[] tensors = [.. rows.Layouts.Select(l => l.Create(1))];
        for (int i = 0; i < count; i++)
        {
            rows.Read([(int)((long)i * rows.Count / count)], tensors, cancellation);
            Array.ForEach(tensors, t => stream.Write(TensorBytes.Of(t)));
        }

        Array.ForEach(tensors, t => t.Dispose());
    }
}
